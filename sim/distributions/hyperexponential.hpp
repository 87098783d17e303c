// Distribution: hyperexponential.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/distributions/base.hpp"
#include "sim/distributions/guide_table.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By composition: one use chooses the branch, the next gives the exponential number.
class HyperexponentialSampler {
  public:
    HyperexponentialSampler(const std::vector<double>& weights, std::vector<double> means)
        : branches_(ends_of(weights)), means_(std::move(means)) {
        double total = 0;
        for (std::size_t i = 0; i < means_.size(); ++i) {
            mean_ += weights[i] * means_[i];
            total += weights[i];
        }
        mean_ /= total;
    }
    double operator()(Draw& draw) const {
        const double mean = means_[branches_.find(draw.uniform())];
        return -mean * math::log(1 - draw.uniform());
    }
    double mean() const { return mean_; }

  private:
    GuideTable branches_;
    std::vector<double> means_{};
    double mean_ = 0;
};

/// Two ways to say it: `mean` and `scv`, or `weights` and `means`.
template <class Q>
struct Hyperexponential {
    static constexpr std::string_view about =
        "One of several exponential distributions, chosen by weight: more variable than "
        "exponential.";

    std::optional<Q> mean{};
    std::optional<double> scv{};
    std::vector<double> weights{};
    std::vector<Q> means{};

    static constexpr auto fields() {
        return Fields{
            field<&Hyperexponential::mean>("Mean; with `scv` it makes two branches of balanced "
                                           "means (equal weight times mean).",
                                           positive),
            field<&Hyperexponential::scv>(
                "Squared coefficient of variation: variance / mean squared.", at_least(1)),
            field<&Hyperexponential::weights>("Instead: how likely each branch is, to a factor.",
                                              non_negative),
            field<&Hyperexponential::means>("And the mean of each branch.", positive),
        };
    }
    std::optional<std::string> problem() const {
        const bool balanced = mean && scv;
        if (balanced && weights.empty() && means.empty()) return std::nullopt;
        if (mean || scv || weights.empty() || means.empty())
            return "needs either mean and scv, or weights and means";
        if (weights.size() != means.size()) return "weights and means differ in length";
        double sum = 0;
        for (const double weight : weights) sum += weight;
        if (!(sum > 0)) return "needs a weight above 0";
        return std::nullopt;
    }
    HyperexponentialSampler sampler() const {
        if (!mean) return {weights, base(means)};
        const double first = 0.5 * (1 + std::sqrt((*scv - 1) / (*scv + 1)));
        const double half = base(*mean) / 2;
        return {{first, 1 - first}, {half / first, half / (1 - first)}};
    }
};

}  // namespace sim
