// Approximate Bayesian computation by rejection: which draws from what was believed before give
// outputs like those observed (Tavaré, Balding, Griffiths and Donnelly 1997).
#pragma once

#include <cstddef>
#include <vector>

namespace analysis {

/// The numbers of the draws whose output is at most `tolerance` from what was observed: a sample
/// of what to believe now, exact where the tolerance is 0 and the outputs say all there is.
std::vector<std::size_t> accepted_draws(const std::vector<double>& distances, double tolerance);

/// The tolerance that accepts this share (above 0, at most 1) of the draws, or more where distances
/// are equal.
double tolerance_for(std::vector<double> distances, double share);

}  // namespace analysis
