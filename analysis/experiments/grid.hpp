// All combinations of levels.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/experiments/points.hpp"

namespace analysis {

/// Every combination of a level (from 0) of each factor, the last changing fastest; levels[i] is
/// how many factor i has. No factors have one combination, the empty one.
std::vector<std::vector<std::size_t>> full_factorial(const std::vector<std::size_t>& levels);

/// The same as points: levels equally spaced from 0 to 1, a single one at 1/2.
Points full_grid(const std::vector<std::size_t>& levels);

}  // namespace analysis
