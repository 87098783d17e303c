// Latin hypercubes: few points, and every factor is tried over its whole range.
#pragma once

#include <cstddef>

#include "analysis/experiments/points.hpp"
#include "sim/random.hpp"

namespace analysis {

/// `count` points; in each dimension, each of `count` equal strata holds one, at random in it
/// (McKay, Beckman and Conover 1979). For counts below 2^31.
Points latin_hypercube(std::size_t count, std::size_t dimensions, sim::Seed seed);

}  // namespace analysis
