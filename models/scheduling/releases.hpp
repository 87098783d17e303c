// When running jobs are expected to give back what they hold: the plan a backfilling policy needs.
#pragma once

#include <cstdint>
#include <vector>

#include "models/job.hpp"

namespace models {

/// One running job: it is expected to end at `at` and then to free `gang` accelerators.
struct Release {
    Time at{};
    Gang gang = 0;
    Id<Job> job{};
};

/// Releases in order of time (of equals, the earlier added first), in chunks that know their sums:
/// adding, removing and "when are n free?" look at a chunk list and one chunk.
class Releases {
  public:
    void add(const Release& release);
    void remove(Time at, Id<Job> job);

    /// Accelerators of jobs expected to have ended at or before `now`.
    Count due(Time now) const;

    /// When `need` will be free, and how many are free then, with all releases up to that moment;
    /// `never` if no release helps.
    struct Relief {
        Time at = never;
        Count free = 0;
    };
    Relief when_free(Count need, Count free_now, Time now) const;

    /// Calls `visit(release)` in order of time until it returns false.
    template <class Visit>
    void each(Visit visit) const {
        for (const auto& chunk : chunks_)
            for (const auto& release : chunk.releases)
                if (!visit(release)) return;
    }

  private:
    static constexpr std::size_t most = 128;
    struct Chunk {
        std::vector<Release> releases{};
        Count gangs = 0;
        Time last{};  // of its releases
    };
    std::vector<Chunk> chunks_{};  // none empty
};

}  // namespace models
