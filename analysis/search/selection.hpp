// Which point of a grid or list has the best mean.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "analysis/experiments/interval.hpp"
#include "analysis/search/point_player.hpp"

namespace analysis {

/// A point that was compared.
struct Alternative {
    Settings settings{};
    std::vector<double> values{};  // (replication) of the measure
    bool in_the_game = true;       // not weeded out
};

struct Selected {
    Measure measure{};
    std::vector<Alternative> alternatives{};
    std::size_t best = 0;
    bool decided = true;     // else the runs were used up before
    double probability = 0;  // that it is the best, at least: as promised, or estimated
    std::uint64_t runs() const;
};

/// Chooses as `file.study.select` says. What is in `before` is not played again. Nothing where
/// `must_stop` said so; `look` is told how many runs were played. Throws InputError with the
/// problems of the study.
std::optional<Selected> select_best(StudyFile& file, PlayedRuns& before, unsigned threads,
                                    const MustStop& must_stop,
                                    const std::function<void(std::uint64_t)>& look);

}  // namespace analysis
