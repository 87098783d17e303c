// A second set of books, kept from what is told, against which the first is checked.
#pragma once

#include <cstdint>
#include <vector>

#include "models/facts.hpp"
#include "models/scenario.hpp"
#include "models/sites.hpp"

namespace models {

class World;

/// After each event the clusters it touched are checked. Everything is counted anew, job by job,
/// each time as many events have passed as a sixty-fourth of what there is to count: after every
/// event of a small run, and at a constant cost an event of a large one. Throws BrokenInvariant.
class Auditor {
  public:
    Auditor(const Scenario& scenario, const std::vector<Site>& sites);

    void on(const Started& e) {
        if (shares_time_[e.job.cluster]) return;
        held_[e.job.cluster] += e.job.gang;
        touched_.push_back(e.job.cluster);
    }
    void on(const Ended& e) {
        if (e.job.waits() || shares_time_[e.job.cluster]) return;
        held_[e.job.cluster] -= e.job.gang;
        touched_.push_back(e.job.cluster);
        time_[e.job.cluster * classes_ + e.job.demand] +=
            Wide{e.job.gang} * (e.at - e.job.started).count();
    }
    void on(const Paid& e) { paid_ += e.amount; }
    void on(const Moved& e) { carried_ += e.paid; }

    /// Between two events.
    void look(const World& world);

    /// At the end of a run with a market: accelerator-time by cluster and class and money agree to
    /// the last unit, energy to 1e-12 and what rounding to whole nanoseconds may take.
    void close(const World& world) const;

  private:
    void close_energy(const World& world) const;

    std::size_t classes_ = 0;
    std::vector<bool> shares_time_{};       // (cluster)
    std::vector<Count> held_{};             // (cluster) accelerators
    std::vector<Wide> time_{};              // (cluster, demand) accelerators times nanoseconds
    std::vector<std::uint32_t> touched_{};  // clusters, by this event
    Money paid_{};
    Money carried_{};                // paid to carriers
    std::uint64_t since_count_ = 0;  // events
};

/// Counts all jobs and accelerators anew: none is lost, none is held twice.
void count_anew(const World& world);

}  // namespace models
