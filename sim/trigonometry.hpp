// Sine, cosine and arcsine with the same bits everywhere: from + - * / and square roots only.
#pragma once

#include <cmath>

#include "sim/math.hpp"

namespace sim::math {

/// Of an angle within ±π, to a few units in the last place: Taylor's series after folding to ±π/2.
inline double sin(double x) {
    if (x > pi / 2) x = pi - x;
    if (x < -pi / 2) x = -pi - x;
    const double square = x * x;
    double term = x;
    double sum = x;
    for (int n = 2; n <= 24; n += 2) {
        term *= -square / (n * (n + 1));
        sum += term;
    }
    return sum;
}

/// Of an angle within ±π.
inline double cos(double x) {
    const double half = sin(x / 2);
    return 1 - 2 * half * half;
}

/// Of a number from 0 to 1: Newton's iteration on the sine; from 0.7 on by the half angle, where
/// the sine is steep.
inline double asin(double s) {
    if (s > 0.7) return pi / 2 - 2 * asin(std::sqrt((1 - s) / 2));
    double angle = s;
    for (int i = 0; i < 6; ++i) angle += (s - sin(angle)) / cos(angle);
    return angle;
}

}  // namespace sim::math
