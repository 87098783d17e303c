// Morris' screening: which factors matter at all, from few runs (Morris 1991, "Factorial sampling
// plans for preliminary computational experiments").
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/experiments/points.hpp"
#include "sim/random.hpp"

namespace analysis {

/// `count` walks of dimensions + 1 points each, after another, on a grid of `levels` (even) levels.
/// Each step moves one factor by levels / (2 (levels - 1)), up or down, in random order.
Points morris_trajectories(std::size_t count, std::size_t dimensions, std::size_t levels,
                           sim::Seed seed);

/// Elementary effects of one factor: change of the output per change of the factor by its range.
struct MorrisEffect {
    double mean = 0;           // mu
    double mean_absolute = 0;  // mu*: does it matter? (Campolongo, Cariboni and Saltelli 2007)
    double deviation = 0;      // sigma: is it curved, or does it depend on others?
};

/// Of each factor, from the outputs at such points.
std::vector<MorrisEffect> morris_effects(const Points& points, const std::vector<double>& outputs);

}  // namespace analysis
