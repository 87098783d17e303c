// What data the jobs of a class need: drawn, as all else of a job.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/demand_class.hpp"
#include "models/drawn.hpp"
#include "models/job.hpp"
#include "sim/random.hpp"

namespace models {

struct JobData {
    double input = 0;           // bytes
    double output = 0;          // bytes
    std::uint32_t set = 0;      // from 1; 0: data of its own
    std::uint32_t lies_in = 0;  // a region; of a set, the first of its homes
};

/// The same job always has the same data.
class DataSource {
  public:
    DataSource(const std::string& name, const DemandClass& demand, Seed seed,
               const std::vector<std::string>& regions);

    JobData of(const Job& job) const;
    const DataNeeds& needs() const { return *needs_; }

    /// The regions that have a set from the start, each once.
    std::vector<std::uint32_t> homes(std::uint32_t set) const;

  private:
    const DataNeeds* needs_;
    std::optional<DrawnByEntity> input_{};  // of a job, or of a set
    std::optional<DrawnByEntity> output_{};
    std::optional<DrawnByEntity> set_{};
    std::optional<DrawnByEntity> lies_in_{};
};

}  // namespace models
