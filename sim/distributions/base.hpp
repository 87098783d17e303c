// What distributions share: quantities as plain numbers of their base units.
#pragma once

#include <vector>

#include "sim/quantity.hpp"

namespace sim {

constexpr double base(double x) { return x; }
template <Dimension D, Precision P>
constexpr double base(Quantity<D, P> q) {
    return q.value;
}
template <class Q>
std::vector<double> base(const std::vector<Q>& quantities) {
    std::vector<double> all;
    all.reserve(quantities.size());
    for (const Q& q : quantities) all.push_back(base(q));
    return all;
}

}  // namespace sim
