// Distribution: uniform.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion.
class UniformSampler {
  public:
    UniformSampler(double minimum, double maximum) : minimum_(minimum), width_(maximum - minimum) {}
    double operator()(Draw& draw) const { return minimum_ + width_ * draw.uniform(); }
    double mean() const { return minimum_ + width_ / 2; }

  private:
    double minimum_ = 0;
    double width_ = 0;
};

template <class Q>
struct Uniform {
    static constexpr std::string_view about = "Anything between two bounds, equally likely.";

    Q minimum{};
    Q maximum{};

    static constexpr auto fields() {
        return Fields{
            field<&Uniform::minimum>("Lower bound."),
            field<&Uniform::maximum>("Upper bound.", required),
        };
    }
    std::optional<std::string> problem() const {
        if (maximum < minimum) return "maximum is less than minimum";
        return std::nullopt;
    }
    UniformSampler sampler() const { return {base(minimum), base(maximum)}; }
};

}  // namespace sim
