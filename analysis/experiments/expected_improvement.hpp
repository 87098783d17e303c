// Where a few more runs are most promising, given an emulator (Jones, Schonlau and Welch 1998,
// "Efficient global optimization of expensive black-box functions").
#pragma once

#include <cstddef>

#include "analysis/experiments/gaussian_process.hpp"

namespace analysis {

/// By how much a run is expected to fall below the smallest value so far; in its unit, at least 0.
double expected_improvement(double smallest, const Prediction& prediction);

/// The number of the candidate with the largest expected improvement, the first of equals.
std::size_t most_promising(const GaussianProcess& emulator, double smallest,
                           const Points& candidates);

}  // namespace analysis
