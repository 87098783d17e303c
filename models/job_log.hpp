// One row a job that has had its outcome, kept until somebody fetches them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "models/job.hpp"

namespace models {

struct JobRow {
    std::uint64_t job = 0;
    std::uint32_t demand = 0;
    std::uint32_t cluster = 0;
    Time submitted{};
    Time started = never;  // never: it did not start
    Time ended{};
    Duration run{};
    Duration estimate{};
    Gang accelerators = 0;
    Outcome outcome{};
};

/// Rows in order of outcome. Fetch them between slices of a run, and memory stays bounded.
class JobLog {
  public:
    void add(const Job& job, Outcome outcome, Time now) {
        rows_.push_back({job.number, job.demand, job.cluster, job.submitted, job.started, now,
                         job.run, job.estimate, job.gang, outcome});
    }
    std::vector<JobRow> fetch() { return std::exchange(rows_, {}); }

  private:
    std::vector<JobRow> rows_{};
};

}  // namespace models
