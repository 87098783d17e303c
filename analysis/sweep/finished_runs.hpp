// The finished runs of a sweep in the order of its plan, wherever and whenever they were played.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <vector>

#include "analysis/sweep/plan.hpp"
#include "analysis/sweep/runs_in_order.hpp"
#include "analysis/sweep/shards.hpp"

namespace analysis {

/// Keeps of each run where its line stands: 16 bytes a run, and no results. Where there are many
/// shards it raises this process's limit of open files as far as it may, and no further.
class FinishedRuns : public RunsInOrder {
  public:
    /// Throws FileError where lines are damaged or the plan is not whole, or where two workers
    /// played a run and disagree.
    FinishedRuns(const SweepFolder& folder, const SweepHead& head);
    ~FinishedRuns();
    FinishedRuns(const FinishedRuns&) = delete;
    FinishedRuns& operator=(const FinishedRuns&) = delete;

    std::uint64_t missing() const { return missing_; }
    std::uint64_t failed() const { return failed_; }
    double seconds() const { return seconds_; }  // of one core, of all runs

    /// The first runs that are missing, `most` at most.
    std::vector<std::uint64_t> first_missing(std::size_t most) const;

    /// Throws FileError where a result is not of the run that was planned.
    void for_each(const Visit& visit) override;

  private:
    int descriptor(std::uint32_t file);
    FinishedRun fetch(const LinePlace& place);
    void add(const FinishedRun& run, const LinePlace& place);

    static constexpr std::uint32_t nowhere = static_cast<std::uint32_t>(-1);

    SweepFolder folder_{};
    std::size_t measures_ = 0;
    std::vector<std::filesystem::path> files_{};
    std::vector<int> open_{};  // descriptors of files, -1 where closed
    std::deque<std::uint32_t> opened_{};
    std::size_t most_open_ = 0;
    std::vector<LinePlace> places_{};  // (run)
    std::vector<bool> failed_runs_{};  // (run)
    std::uint64_t missing_ = 0;
    std::uint64_t failed_ = 0;
    double seconds_ = 0;
};

}  // namespace analysis
