// How many replications are enough (Law 2015, "Simulation modeling and analysis", section 9.4.1).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/experiments/interval.hpp"

namespace analysis {

/// What an interval should come to; where both widths are given, to both.
struct WantedPrecision {
    double confidence = 0.95;
    std::optional<double> half_width{};  // in the unit of the numbers
    std::optional<double> relative{};    // error relative to the true mean, below 1
    std::size_t least = 2;               // replications, however narrow the interval
};

/// The half-width relative to the sample's mean that bounds the error relative to the true mean by
/// `error`: error / (1 + error).
double relative_half_width(double error);

/// Is this enough? (The sequential rule: ask after each replication, or each round of them.)
bool precise_enough(const MeanInterval& interval, const WantedPrecision& wanted);

/// How many replications there must be in all if mean and variance stay as those of `values`, of
/// which there are two at least; nothing where no number of them is enough, or none below 2^53.
std::optional<std::size_t> replications_needed(const std::vector<double>& values,
                                               const WantedPrecision& wanted);

}  // namespace analysis
