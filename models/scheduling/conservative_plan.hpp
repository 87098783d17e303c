// The plan of conservative backfilling: every waiting job has a start.
#pragma once

#include <optional>
#include <vector>

#include "models/scheduling/profile.hpp"
#include "models/scheduling/waiting_line.hpp"

namespace models {

/// Reserved starts, counted in accelerators.
class ConservativePlan {
  public:
    explicit ConservativePlan(Count capacity) : profile_(capacity) {}

    /// A job joins the line, at the earliest hole that disturbs nobody. What came free at this very
    /// instant is first for those who waited before it.
    void submitted(Id<Job> id, const Job& job, Time now);

    /// A job left the line before its start.
    void withdrawn(Id<Job> id, const Job& job, Time now);

    /// A job of the line starts, when planned or, where it was held up, later.
    void started(Id<Job> id, const Job& job, Time now);

    /// A running job ended; what it leaves of its estimate is given back.
    void ended(const Job& job, Time now);

    /// Compression: in order of submission, each job that waits for its start moves to the earliest
    /// hole there now is for it. Nothing is done where nothing can move.
    void compress(Time now);

    /// The first job, in order of submission, whose start has come and that `fits(waiting)`.
    template <class Fits>
    std::optional<Id<Job>> due(Time now, Fits fits) const {
        for (const auto& job : planned_)
            if (job.start <= now && fits(Waiting{0, job.gang, job.id})) return job.id;
        return std::nullopt;
    }

  private:
    struct Planned {
        Id<Job> id{};
        Gang gang = 0;
        Duration estimate{};
        Time start{};
        Time end() const { return later(start, estimate); }
    };
    std::vector<Planned>::iterator find(Id<Job> id);

    Profile profile_;
    std::vector<Planned> planned_{};  // in order of submission
    bool stale_ = false;              // a run ended, and something may move
    bool moved_ = false;              // by the last compression, so that another may move more
};

}  // namespace models
