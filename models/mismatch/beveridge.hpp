// Why more work waits than before: movements along the Beveridge curve and of the curve.
#pragma once

#include "sim/math.hpp"

namespace models {

/// A steady state in which arrival rate · (1 - u) = efficiency · v^a · u^(1 - a) for a small share
/// u of work that waits.
struct BeveridgePoint {
    double arrival_rate = 0;
    double efficiency = 0;
    double idle = 0;  // v
};

/// The change of ln u from one steady state to another, in parts that sum to it. Only a change of
/// efficiency moves the curve (structural or frictional); a change of idle moves along it
/// (cyclical). Out of steady state the curve shifts too (Ahn, Crane 2020): where paths are not
/// stationary, difference the accounts instead.
struct BeveridgeShift {
    double arrivals = 0;
    double efficiency = 0;
    double idle = 0;
    double total() const { return arrivals + efficiency + idle; }
};

inline BeveridgeShift beveridge_shift(const BeveridgePoint& from, const BeveridgePoint& to,
                                      double elasticity = 0.5) {
    const auto change = [](double before, double after) { return sim::math::log(after / before); };
    const double rest = 1 - elasticity;
    return {change(from.arrival_rate, to.arrival_rate) / rest,
            -change(from.efficiency, to.efficiency) / rest,
            -elasticity * change(from.idle, to.idle) / rest};
}

}  // namespace models
