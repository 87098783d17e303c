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

/// What a job reads.
struct JobData {
    double input = 0;           // bytes
    std::uint32_t set = 0;      // from 1; 0: data of its own
    std::uint32_t lies_in = 0;  // a region; of a set, the first of its homes
};

/// The same job always has the same data.
class DataSource {
  public:
    DataSource(const std::string& name, const DemandClass& demand, Seed seed,
               const std::vector<std::string>& regions);

    JobData of(const Job& job) const;
    /// What it leaves behind, in bytes.
    double output(const Job& job) const;
    const DataNeeds& needs() const { return *needs_; }

    /// Calls `visit(region)` for the home of each copy that there is of a set from the start; some
    /// may have the same.
    template <class Visit>
    void each_home(std::uint32_t set, Visit visit) const {
        if (!lies_in_) return;
        Draw draw = lies_in_->stream.of(set);
        for (std::int32_t copy = 0; copy < needs_->sets->copies; ++copy)
            visit(static_cast<std::uint32_t>(lies_in_->sampler(draw)));
    }

  private:
    const DataNeeds* needs_;
    std::optional<DrawnByEntity> input_{};  // of a job, or of a set
    std::optional<DrawnByEntity> output_{};
    std::optional<DrawnByEntity> set_{};
    std::optional<DrawnByEntity> lies_in_{};
};

}  // namespace models
