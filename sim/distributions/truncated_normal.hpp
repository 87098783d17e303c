// Distribution: normal within bounds.
#pragma once

#include <algorithm>
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

/// By inversion, from the side where the tail is small. Beyond 8 standard deviations by exact
/// rejection from x exp(-x^2/2) between the same bounds (Marsaglia 1964, "Generating a variable
/// from the tail of the normal distribution").
class TruncatedNormalSampler {
  public:
    /// The bounds may be infinite.
    TruncatedNormalSampler(double center, double deviation, double minimum, double maximum)
        : center_(center), minimum_(minimum), maximum_(maximum) {
        const double a = (minimum - center) / deviation;
        const double b = (maximum - center) / deviation;
        mirrored_ = a + b < 0;
        a_ = mirrored_ ? -b : a;
        b_ = mirrored_ ? -a : b;
        scale_ = mirrored_ ? -deviation : deviation;
        above_a_ = math::normal_upper(a_);
        above_b_ = math::normal_upper(b_);
        ratio_ = math::exp((a_ - b_) * (a_ + b_) / 2);
    }

    double operator()(Draw& draw) const {
        const double z = a_ > far ? beyond(draw) : within(draw);
        return std::clamp(center_ + scale_ * z, minimum_, maximum_);
    }
    double mean() const {
        double z = 0;
        if (a_ > far) {
            const double at_b = b_ < infinity ? ratio_ * math::mills_ratio(b_) : 0;
            z = (1 - ratio_) / (math::mills_ratio(a_) - at_b);
        } else {
            z = (density(a_) - density(b_)) / (above_a_ - above_b_);
        }
        return std::clamp(center_ + scale_ * z, minimum_, maximum_);
    }

  private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double far = 8;

    static double density(double z) { return math::exp(-z * z / 2) / std::sqrt(2 * math::pi); }
    double within(Draw& draw) const {
        const double u = mirrored_ ? 1 - draw.uniform() : draw.uniform();
        return -math::normal_quantile(above_a_ - u * (above_a_ - above_b_));
    }
    double beyond(Draw& draw) const {
        while (true) {
            const double x = std::sqrt(a_ * a_ - 2 * math::log(1 - (1 - ratio_) * draw.uniform()));
            if (draw.uniform() * x < a_) return x;
        }
    }

    double center_ = 0;
    double minimum_ = 0;
    double maximum_ = 0;
    // In standard deviations from the center, seen from the side where a + b >= 0:
    bool mirrored_ = false;
    double a_ = 0;
    double b_ = 0;
    double scale_ = 1;
    double above_a_ = 1;  // probability above a of the normal distribution
    double above_b_ = 0;
    double ratio_ = 0;  // of the densities at b and a
};

template <class Q>
struct TruncatedNormal {
    static constexpr std::string_view about =
        "The bell curve, without what lies outside of the bounds.";

    Q center{};
    Q deviation{};
    Q minimum{};
    std::optional<Q> maximum{};

    static constexpr auto fields() {
        return Fields{
            field<&TruncatedNormal::center>("Mean of the normal distribution before it is cut.",
                                            required),
            field<&TruncatedNormal::deviation>("Its standard deviation.", required | positive),
            field<&TruncatedNormal::minimum>("Least value."),
            field<&TruncatedNormal::maximum>("Greatest value. Without it, unbounded."),
        };
    }
    std::optional<std::string> problem() const {
        if (maximum && !(minimum < *maximum)) return "maximum is not above minimum";
        return std::nullopt;
    }
    TruncatedNormalSampler sampler() const {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return {base(center), base(deviation), base(minimum), maximum ? base(*maximum) : infinity};
    }
};

}  // namespace sim
