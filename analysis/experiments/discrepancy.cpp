#include "analysis/experiments/discrepancy.hpp"

#include <algorithm>
#include <cmath>

#include "sim/ensure.hpp"

namespace analysis {

namespace {

// What the three have in common: a constant to the power of the dimensions, less twice the mean of
// a product over the coordinates of a point, plus the mean of a product over those of a pair.
template <class One, class Two>
double squared_discrepancy(const Points& points, double constant, One one, Two two) {
    sim::ensure(!points.empty(), "there are points");
    double whole = 1;
    for (std::size_t d = 0; d < points.front().size(); ++d) whole *= constant;
    double singles = 0;
    double pairs = 0;
    for (const Point& a : points) {
        double single = 1;
        for (const double x : a) single *= one(x);
        singles += single;
        for (const Point& b : points) {
            double pair = 1;
            for (std::size_t d = 0; d < a.size(); ++d) pair *= two(a[d], b[d]);
            pairs += pair;
        }
    }
    const auto n = static_cast<double>(points.size());
    return whole - 2 * singles / n + pairs / (n * n);
}

double from_centre(double x) { return std::abs(x - 0.5); }

}  // namespace

double centred_discrepancy(const Points& points) {
    return squared_discrepancy(
        points, 13.0 / 12,
        [](double x) {
            const double z = from_centre(x);
            return 1 + z / 2 - z * z / 2;
        },
        [](double x, double y) {
            return 1 + (from_centre(x) + from_centre(y) - std::abs(x - y)) / 2;
        });
}

double mixture_discrepancy(const Points& points) {
    return squared_discrepancy(
        points, 19.0 / 12,
        [](double x) {
            const double z = from_centre(x);
            return 5.0 / 3 - z / 4 - z * z / 4;
        },
        [](double x, double y) {
            const double apart = std::abs(x - y);
            return 15.0 / 8 - (from_centre(x) + from_centre(y)) / 4 - 3 * apart / 4 +
                   apart * apart / 2;
        });
}

double star_discrepancy(const Points& points) {
    return std::sqrt(squared_discrepancy(
        points, 1.0 / 3, [](double x) { return (1 - x * x) / 2; },
        [](double x, double y) { return 1 - std::max(x, y); }));
}

}  // namespace analysis
