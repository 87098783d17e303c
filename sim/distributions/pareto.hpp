// Distribution: Pareto, bounded or not.
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion.
class ParetoSampler {
  public:
    /// `maximum` may be infinite.
    ParetoSampler(double minimum, double maximum, double shape)
        : minimum_(minimum),
          maximum_(maximum),
          shape_(shape),
          covered_(1 - math::pow(minimum / maximum, shape)) {}

    double operator()(Draw& draw) const {
        const double above = 1 - covered_ * draw.uniform();
        return std::fmin(minimum_ * math::exp(math::log(above) / -shape_), maximum_);
    }
    double mean() const {
        const double excess = shape_ - 1;
        if (maximum_ == infinity) return excess > 0 ? shape_ / excess * minimum_ : infinity;
        const double log_ratio = math::log(maximum_ / minimum_);
        if (log_ratio == 0) return minimum_;
        // (1 - (minimum / maximum)^excess) / excess, which tends to log_ratio
        const double part = excess == 0 ? log_ratio : -math::expm1(-excess * log_ratio) / excess;
        return shape_ * minimum_ * part / -math::expm1(-shape_ * log_ratio);
    }

  private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    double minimum_ = 1;
    double maximum_ = infinity;
    double shape_ = 1;
    double covered_ = 1;  // probability that the unbounded one is less than the maximum
};

template <class Q>
struct Pareto {
    static constexpr std::string_view about =
        "A power law: few values carry most of the total. Without a maximum, its mean is infinite "
        "for shapes up to 1, its variance up to 2.";

    Q minimum{};
    std::optional<Q> maximum{};
    double shape = 2;

    static constexpr auto fields() {
        return Fields{
            field<&Pareto::minimum>("Least value.", required | positive),
            field<&Pareto::maximum>("Greatest value. Without it, unbounded.", positive),
            field<&Pareto::shape>("Shape: the share above x falls as x^-shape.",
                                  required | positive),
        };
    }
    std::optional<std::string> problem() const {
        if (maximum && !(minimum < *maximum)) return "maximum is not above minimum";
        return std::nullopt;
    }
    ParetoSampler sampler() const {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return {base(minimum), maximum ? base(*maximum) : infinity, shape};
    }
};

}  // namespace sim
