// Distribution: gamma.
#pragma once

#include <cmath>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// Exact rejection (Marsaglia and Tsang 2000, "A simple method for generating gamma variables");
/// its normal numbers by inversion. A shape below 1 is raised by 1 and the result multiplied by
/// U^(1 / shape), as they say there.
class GammaSampler {
  public:
    GammaSampler(double mean, double shape)
        : mean_(mean),
          inverse_shape_(1 / shape),
          raised_(shape < 1),
          d_((raised_ ? shape + 1 : shape) - 1.0 / 3),
          c_(1 / std::sqrt(9 * d_)) {}

    double operator()(Draw& draw) const {
        const double boost = raised_ ? math::exp(math::log(draw.uniform()) * inverse_shape_) : 1.0;
        return mean_ * inverse_shape_ * boost * standard(draw);
    }
    double mean() const { return mean_; }

  private:
    double standard(Draw& draw) const {
        while (true) {
            const double x = math::normal_quantile(draw.uniform());
            const double root = 1 + c_ * x;
            const double u = draw.uniform();
            if (root <= 0) continue;
            const double v = root * root * root;
            if (u < 1 - 0.0331 * (x * x) * (x * x) ||
                math::log(u) < 0.5 * x * x + d_ * (1 - v + math::log(v)))
                return d_ * v;
        }
    }

    double mean_ = 0;
    double inverse_shape_ = 0;
    bool raised_ = false;
    double d_ = 0;
    double c_ = 0;
};

template <class Q>
struct Gamma {
    static constexpr std::string_view about =
        "From nearly constant (large shape) over exponential (shape 1) to bursty (small shape).";

    Q mean{};
    double shape = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Gamma::mean>("Mean.", required | positive),
            field<&Gamma::shape>("Shape: 1 / squared coefficient of variation.",
                                 required | positive),
        };
    }
    GammaSampler sampler() const { return {base(mean), shape}; }
};

}  // namespace sim
