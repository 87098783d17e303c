// Which values within the ranges of a study give what was observed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/search/point_player.hpp"

namespace analysis {

/// A point that was tried, or that an emulator judges.
struct TriedSettings {
    Settings settings{};
    std::vector<double> found{};       // (target) mean over replications
    std::vector<double> half_width{};  // (target) of its interval; not a number where there is none
    double misfit = 0;                 // mean square of distances from targets, in tolerances
};

/// The points that gave no number for a target.
struct Unanswered {
    std::size_t points = 0;
    std::string first{};  // why the first did not
};

struct Calibrated {
    std::vector<Target> targets{};
    std::vector<Unanswered> unanswered{};  // (target)
    std::vector<TriedSettings> tried{};    // in order
    std::size_t best = 0;                  // of these: the smallest misfit
    bool settled = true;  // else the points were used up before the search was over

    // of history matching
    std::optional<double> left{};  // share of the ranges that cannot be ruled out
    struct Range {
        std::string key{};
        double low = 0;  // of what is left, as shares of the range
        double high = 0;
    };
    std::vector<Range> ranges{};

    /// Whether there is any point that can be compared with all that was observed.
    bool found() const;
};

/// Searches as `file.study.calibrate` says; every point sees the same chance, unless the study says
/// otherwise. What is in `before` is not played again. Nothing where `must_stop` said so; `look` is
/// told how many points were tried. Throws InputError with the problems of the study.
std::optional<Calibrated> calibrate(StudyFile& file, PlayedRuns& before, unsigned threads,
                                    const MustStop& must_stop,
                                    const std::function<void(std::size_t)>& look);

}  // namespace analysis
