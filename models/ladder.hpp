// The ladder of utilization: what each accelerator was at each moment, month by month.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/facts.hpp"
#include "models/measured.hpp"
#include "sim/level.hpp"
#include "sim/months.hpp"

namespace models {

/// What an accelerator is at a moment: on exactly one rung, the highest it has reached.
enum class Rung : std::uint8_t {
    installed,   // but not in service yet
    in_service,  // but not rented
    rented,      // or reserved, but not given to a task
    allocated,   // to a task, which does not compute at the moment
    busy,        // computing, but not for the model
    effective,   // floating-point operations of the model
};
inline constexpr std::size_t rung_count = 6;

/// Accelerator-time on each rung, in accelerators times nanoseconds, exact.
using Rungs = std::array<Wide, rung_count>;

/// One calendar month, or the part of it that was simulated.
struct LadderMonth {
    Time from{};
    Time until{};
    std::vector<Wide> rented{};  // (cluster, demand) accelerators times nanoseconds
};

/// Hears who holds what, and photographs the totals at the end of each month. A class says what its
/// tenants do with what they hold, in parts per million: so all rungs are whole numbers, and they
/// add up to what is installed, exactly.
class Ladder {
  public:
    Ladder(const Scenario& scenario, const Measured& measured);

    void on(const Started& e) { change(e.job, e.job.gang, e.at); }
    void on(const Ended& e) {
        if (!e.job.waits()) change(e.job, -Count{e.job.gang}, e.at);
    }

    /// Rented time up to `now`, of a cluster by all classes.
    Wide rented(std::uint32_t cluster, Time now) const;

    std::vector<LadderMonth> months(Time now) const;

    /// The rungs of a cluster in a month; those of one class start at `rented`.
    Rungs rungs_of(const LadderMonth& month, std::uint32_t cluster) const;
    Rungs rungs_of(const LadderMonth& month, std::uint32_t cluster, std::uint32_t demand) const;

    std::size_t classes() const { return classes_; }

    /// Of a million accelerators that a class rents, those that compute.
    std::int64_t busy_per_million(std::uint32_t demand) const { return shares_[demand].busy; }

  private:
    void change(const Job& job, Count by, Time now) {
        look(now);
        level(job.cluster, job.demand).add(now, by);
    }
    Level& level(std::uint32_t cluster, std::uint32_t demand) {
        return levels_[cluster * classes_ + demand];
    }
    void look(Time now) {
        while (now >= calendar_.end()) close();
    }
    void close();
    std::vector<Wide> photograph(Time at) const;

    struct Shares {  // parts per million of what is rented that reach a rung or more
        std::int64_t allocated = 0;
        std::int64_t busy = 0;
        std::int64_t effective = 0;
    };

    const Measured* measured_;
    std::size_t classes_ = 0;
    Months calendar_;
    std::vector<Level> levels_;     // (cluster, demand)
    std::vector<Shares> shares_{};  // (demand)
    struct Photograph {
        Time at{};
        std::vector<Wide> totals{};  // (cluster, demand)
    };
    std::vector<Photograph> photographs_{};
};

}  // namespace models
