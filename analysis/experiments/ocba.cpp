#include "analysis/experiments/ocba.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/ensure.hpp"

namespace analysis {

std::vector<double> ocba(const std::vector<double>& means, const std::vector<double>& deviations,
                         double total) {
    const std::size_t k = means.size();
    sim::ensure(k >= 2 && deviations.size() == k, "systems have means and deviations", k,
                deviations.size());
    const auto best = static_cast<std::size_t>(std::ranges::min_element(means) - means.begin());
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < k; ++i)
        if (i != best) nearest = std::min(nearest, means[i] - means[best]);

    // (deviation / gap)^2, in units of the smallest gap: only ties count where there is one
    std::vector<double> weights(k);
    double squares = 0;
    for (std::size_t i = 0; i < k; ++i) {
        if (i == best) continue;
        const double gap = means[i] - means[best];
        const double scaled = nearest > 0 ? gap / nearest : 1;
        if (nearest == 0 && gap > 0) continue;
        weights[i] = (deviations[i] / scaled) * (deviations[i] / scaled);
        const double over_deviation = deviations[i] / (scaled * scaled);
        squares += over_deviation * over_deviation;
    }
    weights[best] = deviations[best] * std::sqrt(squares);
    double sum = 0;
    for (const double weight : weights) sum += weight;
    for (double& weight : weights)
        weight = sum > 0 ? total * weight / sum : total / static_cast<double>(k);
    return weights;
}

}  // namespace analysis
