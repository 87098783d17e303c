// Distribution: Weibull.
#pragma once

#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion.
class WeibullSampler {
  public:
    WeibullSampler(double scale, double shape) : scale_(scale), inverse_shape_(1 / shape) {}
    double operator()(Draw& draw) const {
        return scale_ * math::exp(math::log(-math::log(1 - draw.uniform())) * inverse_shape_);
    }
    double mean() const { return scale_ * math::exp(math::log_gamma(1 + inverse_shape_)); }

  private:
    double scale_ = 1;
    double inverse_shape_ = 1;
};

template <class Q>
struct Weibull {
    static constexpr std::string_view about =
        "Ends the sooner the longer it has lasted (shape above 1, ageing), or the later (below 1).";

    Q scale{};
    double shape = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Weibull::scale>("Scale: 63.2 % of all values are less.", required | positive),
            field<&Weibull::shape>("Shape: 1 is exponential.", required | positive),
        };
    }
    WeibullSampler sampler() const { return {base(scale), shape}; }
};

}  // namespace sim
