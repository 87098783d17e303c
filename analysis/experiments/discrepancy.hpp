// How unevenly points fill the cube: 0 would be perfectly even.
#pragma once

#include "analysis/experiments/points.hpp"

namespace analysis {

/// Squared centred L2 discrepancy (Hickernell 1998, "A generalized discrepancy and quadrature error
/// bound").
double centred_discrepancy(const Points& points);

/// Squared mixture discrepancy (Zhou, Fang and Ning 2013, "Mixture discrepancy for quasi-random
/// point sets").
double mixture_discrepancy(const Points& points);

/// L2-star discrepancy, not squared (Warnock 1972).
double star_discrepancy(const Points& points);

}  // namespace analysis
