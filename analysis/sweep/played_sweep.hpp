// A sweep that is planned, played and kept in this process; nothing of it is on the disk.
#pragma once

#include <optional>
#include <vector>

#include "analysis/in_parallel.hpp"
#include "analysis/sweep/finished_run.hpp"
#include "analysis/sweep/plan.hpp"
#include "analysis/sweep/runs_in_order.hpp"
#include "analysis/sweep/study.hpp"
#include "analysis/version.hpp"

namespace analysis {

class PlayedSweep : public RunsInOrder {
  public:
    /// Plans the study: all problems of all points are told (InputError) before anything is played.
    PlayedSweep(StudyFile& study, const Version& version);

    /// Plays all runs on `threads` threads, of which the caller's is one; what comes of them does
    /// not depend on how many. False where `must_stop` said so: it is asked between runs and every
    /// few milliseconds, by the caller's thread. With `stop_at_error` no run begins once one has
    /// failed; all that stand before that one in the plan are played.
    bool play(unsigned threads, bool stop_at_error, const MustStop& must_stop);

    const SweepHead& head() const { return head_; }

    /// The first run of the plan that failed.
    const FinishedRun* first_failed() const;

    void for_each(const Visit& visit) override;

  private:
    SweepHead head_{};
    FileHashes files_{};
    std::vector<PlannedRun> plan_{};
    std::vector<std::optional<FinishedRun>> finished_{};  // (run)
};

}  // namespace analysis
