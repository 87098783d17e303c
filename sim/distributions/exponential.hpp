// Distribution: exponential.
#pragma once

#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion.
class ExponentialSampler {
  public:
    explicit ExponentialSampler(double mean) : mean_(mean) {}
    double operator()(Draw& draw) const { return -mean_ * math::log(1 - draw.uniform()); }
    double mean() const { return mean_; }

  private:
    double mean_ = 0;
};

template <class Q>
struct Exponential {
    static constexpr std::string_view about =
        "Without memory: however long it has lasted, what remains is distributed as at first.";

    Q mean{};

    static constexpr auto fields() {
        return Fields{field<&Exponential::mean>("Mean.", required | positive)};
    }
    ExponentialSampler sampler() const { return ExponentialSampler(base(mean)); }
};

}  // namespace sim
