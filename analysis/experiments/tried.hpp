// A point and what it gave.
#pragma once

#include <cmath>
#include <limits>

#include "analysis/experiments/points.hpp"

namespace analysis {

struct TriedPoint {
    Point point{};
    double value = std::numeric_limits<double>::infinity();
};

/// What a search is told to minimise: where a run failed and gave no number, nothing is worse.
inline double comparable(double value) {
    return std::isnan(value) ? std::numeric_limits<double>::infinity() : value;
}

}  // namespace analysis
