// All combinations of levels, one at a time: a grid may have more points than fit in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/experiments/points.hpp"

namespace analysis {

/// Levels are equally spaced from 0 to 1, a single one is at 1/2: so each also lies in its part
/// where [0, 1] is cut into as many equal parts as there are levels.
double at_level(std::size_t level, std::size_t levels);

/// How many combinations there are of a level of each factor, where levels[i] is how many factor i
/// has; 2^64 - 1 where there are more. No factors have one combination, the empty one.
std::uint64_t grid_size(const std::vector<std::size_t>& levels);

/// The combination with this number, below the size; the last factor changes fastest.
Point grid_point(const std::vector<std::size_t>& levels, std::uint64_t number);

}  // namespace analysis
