// The months of a market as numbers that tables, summaries and hindcasts share.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/energy.hpp"
#include "models/world.hpp"

namespace analysis {

using sim::Date;
using sim::Time;

inline constexpr double nanoseconds_per_hour = 3.6e12;

/// Which clusters are meant.
using Selection = std::vector<bool>;  // (cluster)

/// What is told of some clusters in a month; shares are of what is installed.
struct LadderFigures {
    double accelerators = 0;  // installed, mean of the month
    double in_service = 0;
    double rented = 0;
    double allocated = 0;
    double busy = 0;
    double effective = 0;
};

class MarketFigures {
  public:
    /// Of a run with a market that has come to its end.
    explicit MarketFigures(const models::World& world);

    std::size_t months() const { return ladder_.size(); }
    Time from(std::size_t month) const { return ladder_[month].from; }
    Time until(std::size_t month) const { return ladder_[month].until; }
    /// `2025-02`.
    std::string name(std::size_t month) const;
    /// The month that holds a date; nothing outside of the run.
    std::optional<std::size_t> month_of(Date date) const;

    const models::Rungs& rungs(std::size_t month, std::uint32_t cluster) const {
        return rungs_[month][cluster];
    }
    const models::LadderMonth& ladder(std::size_t month) const { return ladder_[month]; }
    const models::PriceMonth& prices(std::size_t month) const { return prices_[month]; }

    /// Rungs of some clusters together; of one class alone, where one is named.
    models::Rungs sum(std::size_t month, const Selection& of,
                      std::optional<std::uint32_t> demand = {}) const;
    LadderFigures ladder_of(std::size_t month, const Selection& of,
                            std::optional<std::uint32_t> demand = {}) const;

    /// Yuan per accelerator and hour: posted, averaged over accelerators in service that serve all
    /// classes; nothing where there are none.
    std::optional<double> posted(std::size_t month, const Selection& of) const;

    /// Clusters of a hub, region, chip, ecosystem or operator; `hubs`, `domestic`, `foreign`, or
    /// all for an empty name. Nothing where no cluster can be meant.
    std::optional<Selection> named(std::string_view name) const;
    Selection all() const { return Selection(world_.sites.size(), true); }

    /// Dense peak at FP16 of what is installed at a time, in FLOPS.
    double installed_fp16(Time at, const Selection& of) const;
    double installed_accelerators(Time at, const Selection& of) const;

    /// Of all months.
    models::EnergyUse energy(const Selection& of) const;

    std::string_view hub(std::uint32_t cluster) const;
    const models::Chip* chip(std::uint32_t cluster) const;
    const models::Region* region(std::uint32_t cluster) const;
    const models::World& world() const { return world_; }

  private:
    const models::World& world_;
    std::vector<models::LadderMonth> ladder_;
    std::vector<models::PriceMonth> prices_;
    std::vector<std::vector<models::Rungs>> rungs_{};  // (month, cluster)
};

}  // namespace analysis
