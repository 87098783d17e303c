#include "models/mismatch/binomial.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/ensure.hpp"

namespace models {

// From the most likely count outwards, by the ratio of neighbours; then made to sum to 1.
Binomial::Binomial(std::int64_t trials, double probability) : trials_(trials) {
    sim::ensure(trials >= 1 && 0 <= probability && probability <= 1, "trials and a probability",
                trials, probability);
    const auto n = static_cast<double>(trials);
    const auto mode =
        std::min(trials, static_cast<std::int64_t>(std::floor((n + 1) * probability)));
    constexpr double negligible = 1e-18;
    std::vector<double> below;
    double weight = 1;
    for (auto k = mode; k > 0; --k) {  // P(k - 1) / P(k) = k (1 - p) / ((n - k + 1) p)
        weight *= static_cast<double>(k) * (1 - probability) /
                  (static_cast<double>(trials - k + 1) * probability);
        if (weight < negligible) break;
        below.push_back(weight);
    }
    lowest_ = mode - static_cast<std::int64_t>(below.size());
    weight_.assign(below.rbegin(), below.rend());
    weight_.push_back(1);
    weight = 1;
    for (auto k = mode; k < trials; ++k) {
        weight *= static_cast<double>(trials - k) * probability /
                  (static_cast<double>(k + 1) * (1 - probability));
        if (weight < negligible) break;
        weight_.push_back(weight);
    }
    const double sum = std::accumulate(weight_.begin(), weight_.end(), 0.0);
    for (auto& each : weight_) each /= sum;
}

double mean_root_share(const Binomial& binomial) {
    double mean = 0;
    for (auto k = binomial.lowest(); k <= binomial.highest(); ++k)
        mean += binomial.probability_of(k) *
                std::sqrt(static_cast<double>(k) / static_cast<double>(binomial.trials()));
    return mean;
}

// The integral of F (1 - G) + G (1 - F) over the steps of both distribution functions.
double mean_difference(const Binomial& x, const Binomial& y) {
    const auto share = [](const Binomial& binomial, std::int64_t k) {
        return static_cast<double>(k) / static_cast<double>(binomial.trials());
    };
    auto i = x.lowest();
    auto j = y.lowest();
    double f = 0;
    double g = 0;
    double from = 0;
    double mean = 0;
    while (i <= x.highest() || j <= y.highest()) {
        const bool x_next = j > y.highest() || (i <= x.highest() && share(x, i) <= share(y, j));
        const double to = x_next ? share(x, i) : share(y, j);
        mean += (to - from) * (f * (1 - g) + g * (1 - f));
        from = to;
        if (x_next)
            f += x.probability_of(i++);
        else
            g += y.probability_of(j++);
    }
    return mean;
}

}  // namespace models
