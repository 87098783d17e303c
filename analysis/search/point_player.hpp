// Plays points of a study as a search asks for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/in_parallel.hpp"
#include "analysis/search/played_runs.hpp"
#include "analysis/sweep/factors.hpp"
#include "analysis/sweep/plan.hpp"

namespace analysis {

class PointPlayer {
  public:
    /// `measures` are those of summary.json, or `hindcast.NAME`. Throws InputError with the
    /// problems of the study, its scenario, and measures that there are not, told at `path`. What
    /// is in `before` is not played again, and what is played is added to it.
    PointPlayer(StudyFile& file, PlayedRuns& before, const std::vector<std::string>& measures,
                const std::string& path);

    struct Run {
        Coordinates point{};
        std::uint32_t replication = 0;
    };

    struct Played {
        std::vector<double> values{};  // (measure) not a number where it observed nothing or failed
        std::string error{};           // why it failed
    };

    /// What each run says to each measure. Nothing where `must_stop` said so. Does not depend on
    /// the number of threads.
    std::optional<std::vector<Played>> play(const std::vector<Run>& runs, unsigned threads,
                                            const MustStop& must_stop) const;

    const Factors& factors() const { return factors_; }
    const std::vector<Measure>& measures() const { return measures_; }

    /// The scenario as the study takes it, before anything varies.
    const models::Scenario& scenario() const { return scenario_; }

  private:
    Played play_one(const Run& run, const MustStop& stopped) const;
    std::optional<std::vector<double>> answers(const models::Scenario& scenario,
                                               const MustStop& stopped) const;

    PlayedRuns& before_;
    Factors factors_;
    SweepHead head_{};
    models::Scenario scenario_{};
    std::vector<Measure> measures_{};
    bool hindcast_ = false;
};

}  // namespace analysis
