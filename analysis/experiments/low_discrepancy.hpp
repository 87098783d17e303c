// Points that fill the cube more evenly than chance does, and that no seed changes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/experiments/points.hpp"

namespace analysis {

/// The digits of `index` in `base` (at least 2), mirrored at the point: van der Corput's sequence.
double van_der_corput(std::uint64_t index, std::uint64_t base);

/// Dimensions for which there are direction numbers.
inline constexpr std::size_t sobol_dimensions = 3667;

/// The first `count` points of Sobol's sequence, from the one at 0 on, neither skipped nor
/// scrambled, with the direction numbers of Joe and Kuo 2008. Even where count is a power of two.
Points sobol(std::size_t count, std::size_t dimensions);

}  // namespace analysis
