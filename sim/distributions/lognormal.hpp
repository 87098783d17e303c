// Distribution: lognormal.
#pragma once

#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion.
class LognormalSampler {
  public:
    LognormalSampler(double median, double sigma) : median_(median), sigma_(sigma) {}
    double operator()(Draw& draw) const {
        return median_ * math::exp(sigma_ * math::normal_quantile(draw.uniform()));
    }
    double mean() const { return median_ * math::exp(sigma_ * sigma_ / 2); }

  private:
    double median_ = 1;
    double sigma_ = 0;
};

/// Where it lies: `median` or `mean`. How wide it is: `sigma` or `scv`.
template <class Q>
struct Lognormal {
    static constexpr std::string_view about =
        "Its logarithm is normal: many small values, few very large ones.";

    std::optional<Q> median{};
    std::optional<Q> mean{};
    std::optional<double> sigma{};
    std::optional<double> scv{};

    static constexpr auto fields() {
        return Fields{
            field<&Lognormal::median>("Half of all values are less. Or give `mean`.", positive),
            field<&Lognormal::mean>("Mean. Or give `median`.", positive),
            field<&Lognormal::sigma>("Standard deviation of the natural logarithm. Or give `scv`.",
                                     non_negative),
            field<&Lognormal::scv>(
                "Squared coefficient of variation: variance / mean squared. Or give `sigma`.",
                non_negative),
        };
    }
    std::optional<std::string> problem() const {
        if (median.has_value() == mean.has_value()) return "needs either median or mean";
        if (sigma.has_value() == scv.has_value()) return "needs either sigma or scv";
        return std::nullopt;
    }
    LognormalSampler sampler() const {
        const double width = sigma ? *sigma : std::sqrt(math::log1p(*scv));
        return {median ? base(*median) : base(*mean) * math::exp(-width * width / 2), width};
    }
};

}  // namespace sim
