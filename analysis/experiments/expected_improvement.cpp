#include "analysis/experiments/expected_improvement.hpp"

#include <algorithm>
#include <cmath>

#include "sim/ensure.hpp"
#include "sim/math.hpp"

namespace analysis {

double expected_improvement(double smallest, const Prediction& prediction) {
    const double below = smallest - prediction.mean;
    if (prediction.variance <= 0) return std::max(0.0, below);
    const double deviation = std::sqrt(prediction.variance);
    const double z = below / deviation;
    const double density = sim::math::exp(-z * z / 2) / std::sqrt(2 * sim::math::pi);
    return std::max(0.0, below * sim::math::normal_cdf(z) + deviation * density);
}

std::size_t most_promising(const GaussianProcess& emulator, double smallest,
                           const Points& candidates) {
    sim::ensure(!candidates.empty(), "there is a candidate");
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const double gain = expected_improvement(smallest, emulator.at(candidates[i]));
        if (gain <= most) continue;
        most = gain;
        best = i;
    }
    return best;
}

}  // namespace analysis
