// What metrics know of the run they measure, and where they report.
#pragma once

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

/// The names and sizes behind the numbers in the facts.
struct Measured {
    std::vector<std::string> classes;   // (demand)
    std::vector<std::string> clusters;  // (cluster)
    std::vector<Site> sites;            // (cluster)
    Date start{};
    std::vector<bool> by_gang{};  // (demand) another chip changes its gang, not its run time
    std::vector<Duration> wait_over;
    bool trades = false;  // whether a broker chooses clusters
    bool random = true;   // whether chance plays a part: not so where logs are replayed
    Time warmup{};        // what happens before is not counted: at the end, as much is cut off

    Measured(const Scenario& scenario, const std::vector<Site>& all_sites);

    /// Accelerators in service of a cluster, averaged from the end of the warm-up until `now`.
    double mean_capacity(std::size_t cluster, Time now) const;
};

/// One sample a demand class.
class SamplePerClass {
  public:
    explicit SamplePerClass(std::size_t classes) : samples_(classes) {}

    void add(const Job& job, double x) {
        samples_[job.demand].add(x);
        if (samples_.size() > 1) all_.add(x);
    }

    /// The sample of all, then of each class where there are several.
    void report(const Measured& measured, const MetricValue& form,
                std::vector<MetricValue>& out) const;

  private:
    std::vector<Sample> samples_;  // (demand)
    Sample all_{};
};

}  // namespace models
