// Quantiles of Student's t.
#pragma once

#include <cstddef>

namespace analysis {

/// The two-sided quantile: a t-distributed number of `degrees` (at least 1) of freedom lies within
/// ±result with probability `confidence`, between 0 and 1. Relative error below 1e-11, however high
/// the confidence and few the degrees; the same bits on every machine (docs/decisions/0013).
double student(double confidence, std::size_t degrees);

}  // namespace analysis
