#include "models/region.hpp"

#include <algorithm>
#include <cmath>

#include "sim/trigonometry.hpp"

namespace models {

namespace {

double radians(double degrees) { return degrees * (math::pi / 180); }
double squared(double x) { return x * x; }

}  // namespace

Meters great_circle(const Region& a, const Region& b) {
    const double north = radians(b.latitude - a.latitude);
    const double east = radians(b.longitude - a.longitude);
    const double haversine = squared(math::sin(north / 2)) + math::cos(radians(a.latitude)) *
                                                                 math::cos(radians(b.latitude)) *
                                                                 squared(math::sin(east / 2));
    return {2 * 6371008.8 * math::asin(std::sqrt(std::min(haversine, 1.0)))};
}

Duration Latency::between(const Region& a, const Region& b) const {
    const double kilometers = great_circle(a, b).value / 1000;
    const double fibre = kilometers * route_factor * seconds(per_kilometer);
    return ends + saturated_duration(fibre);
}

}  // namespace models
