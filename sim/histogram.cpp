#include "sim/histogram.hpp"

namespace sim {

namespace {

/// Exact up to 10^22, and the nearest double down to 10^-22.
double power_of_ten(int exponent) {
    ensure(exponent >= -22 && exponent <= 22, "a decade between 10^-22 and 10^22", exponent);
    double power = 1;
    for (int i = 0; i < (exponent < 0 ? -exponent : exponent); ++i) power *= 10;
    return exponent < 0 ? 1 / power : power;
}

}  // namespace

std::vector<double> even_edges(double lower, double upper, std::size_t bins) {
    std::vector<double> edges(bins + 1);
    for (std::size_t i = 0; i <= bins; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(bins);
        edges[i] = lower * (1 - share) + upper * share;
    }
    return edges;
}

std::vector<double> decade_edges(int first, int last) {
    std::vector<double> edges;
    for (int exponent = first; exponent < last; ++exponent)
        for (const double step : {1.0, 2.0, 5.0}) edges.push_back(step * power_of_ten(exponent));
    edges.push_back(power_of_ten(last));
    return edges;
}

}  // namespace sim
