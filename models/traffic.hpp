// From which region to which: where the work of each origin was done.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/facts.hpp"
#include "models/measured.hpp"
#include "sim/level.hpp"

namespace models {

/// Accelerator-time and jobs from one region of origin to one region of service.
struct Flow {
    std::uint32_t origin = 0;  // of the scenario's regions, by name
    std::uint32_t region = 0;
    std::uint64_t jobs = 0;
    Wide held = 0;  // accelerators times nanoseconds
};

class Traffic {
  public:
    Traffic(const Scenario& scenario, const Measured& measured);

    void on(const Ended& e) {
        if (e.job.waits() || region_of_.empty()) return;
        Flow& flow = flows_[e.job.origin * regions_ + region_of_[e.job.cluster]];
        ++flow.jobs;
        flow.held += Wide{e.job.gang} * (e.at - e.job.started).count();
    }

    /// The largest between two different regions, by accelerator-time.
    std::vector<Flow> largest(std::size_t most) const;

    /// Accelerator-time served within its own region, and all.
    Wide local() const;
    Wide all() const;

    const std::vector<std::string>& names() const { return names_; }

  private:
    std::vector<std::string> names_{};  // (region)
    std::size_t regions_ = 0;
    std::vector<std::uint32_t> region_of_{};  // (cluster)
    std::vector<Flow> flows_{};               // (origin, region)
};

}  // namespace models
