// How many replications there are to be: a number, or as many as make the means precise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/experiments/interval.hpp"
#include "analysis/replications/replications.hpp"

namespace analysis {

struct HowOften {
    std::uint32_t least = 10;
    std::uint32_t most = 1000;
    double confidence = 0.95;
    std::optional<double> precision{};  // largest error of a mean, relative to it
    std::vector<std::string> of{};      // whose, as sweeps measure them
};

/// Of the replications that observed anything; nothing where fewer than two did.
std::optional<MeanInterval> interval_of(const Observed& reading, double confidence);

/// Whether the means are as precise as wanted.
bool is_enough(const Replications& replications, const HowOften& how_often);

/// So many more are to be played before it is asked again whether it is enough: as many as it takes
/// if means and variances stay what they are, but twice as many in all at most, and
/// `how_often.most`.
std::uint32_t next_round(const Replications& replications, const HowOften& how_often);

/// What precision is asked of where nothing else is said: `wait` and `utilization`, where the
/// scenario has them.
std::vector<std::string> usual_measures(const std::vector<models::MetricValue>& metrics);

}  // namespace analysis
