// Functions that are well known where experiments are compared; points are of the unit cube.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "analysis/experiments/points.hpp"
#include "sim/math.hpp"

namespace support {

using analysis::Point;
using analysis::Points;

template <class Function>
std::vector<double> values_of(const Function& function, const Points& points) {
    std::vector<double> values;
    for (const Point& point : points) values.push_back(function(point));
    return values;
}

/// Ishigami and Homma 1990 with a = 7; each factor is uniform within ±pi.
struct Ishigami {
    double b = 0.1;
    double operator()(const Point& u) const {
        const auto x = [&](std::size_t i) { return sim::math::pi * (2 * u[i] - 1); };
        const double second = std::sin(x(1));
        return std::sin(x(0)) * (1 + b * std::pow(x(2), 4)) + 7 * second * second;
    }
};

/// Sobol's G: the larger a factor's number, the less it matters.
struct SobolG {
    std::vector<double> a{};
    double operator()(const Point& u) const {
        double product = 1;
        for (std::size_t i = 0; i < a.size(); ++i)
            product *= (std::abs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
        return product;
    }
};

/// A coordinate within ±5.
inline double within_five(double u) { return 10 * u - 5; }

/// Rosenbrock's valley; the minimum is 0 at (1, 1, …), where u = 0.6.
inline double rosenbrock(const Point& u) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < u.size(); ++i) {
        const double x = within_five(u[i]);
        const double y = within_five(u[i + 1]);
        sum += 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
    }
    return sum;
}

/// Himmelblau's function: four minima, all 0.
inline double himmelblau(const Point& u) {
    const double x = within_five(u[0]);
    const double y = within_five(u[1]);
    return (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7);
}

}  // namespace support
