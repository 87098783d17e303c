#include "analysis/experiments/history_matching.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace analysis {

double implausibility(const Observation& observed, const Prediction& predicted) {
    const double variance = observed.variance + observed.discrepancy + predicted.variance;
    const double off = std::abs(observed.value - predicted.mean);
    if (off == 0) return 0;
    return variance > 0 ? off / std::sqrt(variance) : std::numeric_limits<double>::infinity();
}

double implausibility_at(const std::vector<MatchedOutput>& outputs, const Point& point) {
    double largest = 0;
    for (const auto& [observed, emulator] : outputs)
        largest = std::max(largest, implausibility(observed, emulator.at(point)));
    return largest;
}

Points not_ruled_out(const std::vector<MatchedOutput>& outputs, const Points& candidates,
                     double cut) {
    Points left;
    for (const Point& candidate : candidates)
        if (implausibility_at(outputs, candidate) <= cut) left.push_back(candidate);
    return left;
}

}  // namespace analysis
