// What metrics know of the run they measure, and where they report.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/facts.hpp"
#include "models/metric_value.hpp"
#include "models/sample.hpp"
#include "models/scenario.hpp"
#include "models/sites.hpp"

namespace models {

/// One way to tell jobs apart, and the names of its parts.
class Division {
  public:
    using Scope = MetricValue::Scope;

    /// `of_cluster`: the part of each cluster, `no_part` where it has none; where the scope is one
    /// of where jobs are served.
    Division(Scope scope, std::vector<std::string> names,
             std::vector<std::uint32_t> of_cluster = {})
        : scope_(scope), names_(std::move(names)), of_cluster_(std::move(of_cluster)) {}

    static constexpr std::uint32_t no_part = UINT32_MAX;

    std::uint32_t of(const Job& job) const {
        if (scope_ == Scope::demand) return job.demand;
        if (scope_ == Scope::origin) return job.origin;
        return job.cluster == nowhere ? no_part : of_cluster_[job.cluster];
    }
    Scope scope() const { return scope_; }
    const std::vector<std::string>& names() const { return names_; }

  private:
    Scope scope_;
    std::vector<std::string> names_;
    std::vector<std::uint32_t> of_cluster_;
};

/// The names and sizes behind the numbers in the facts.
struct Measured {
    std::vector<std::string> classes;   // (demand)
    std::vector<std::string> clusters;  // (cluster)
    std::vector<Site> sites;            // (cluster)
    std::vector<Division> divisions{};  // by class where there are several; of a market also by
                                        // origin, by region and by chip of the cluster
    Date start{};
    std::vector<bool> by_gang{};  // (demand) another chip changes its gang, not its run time
    std::vector<std::optional<Exchange>> exchanges{};  // (demand) between sites of a pool
    std::vector<bool> reads_data{};                    // (demand) which may lie elsewhere
    std::vector<Duration> wait_over;
    bool trades = false;  // whether a broker chooses clusters
    bool random = true;   // whether chance plays a part: not so where logs are replayed
    Time warmup{};        // what happens before is not counted: at the end, as much is cut off

    Measured(const Scenario& scenario, const std::vector<Site>& all_sites);

    bool moves_data() const { return std::ranges::find(reads_data, true) != reads_data.end(); }

    /// Accelerators in service of a cluster, averaged from the end of the warm-up until `now`.
    double mean_capacity(std::size_t cluster, Time now) const;

  private:
    void divide(const Scenario& scenario);
};

/// One sample of all, and one a part: of every division, or by class only.
class SamplePerPart {
  public:
    enum class Of { all_divisions, classes };

    explicit SamplePerPart(const Measured& measured, Of of = Of::all_divisions)
        : divisions_(measured.divisions) {
        if (of == Of::classes)
            std::erase_if(divisions_, [](const Division& division) {
                return division.scope() != MetricValue::Scope::demand;
            });
        for (const auto& division : divisions_) samples_.emplace_back(division.names().size());
    }

    void add(const Job& job, double x) {
        all_.add(x);
        for (std::size_t i = 0; i < divisions_.size(); ++i)
            if (const auto part = divisions_[i].of(job); part != Division::no_part)
                samples_[i][part].add(x);
    }

    /// The sample of all, then of each part.
    void report(const Measured& measured, const MetricValue& form,
                std::vector<MetricValue>& out) const;

  private:
    std::vector<Division> divisions_;
    Sample all_{};
    std::vector<std::vector<Sample>> samples_{};  // (division, part)
};

}  // namespace models
