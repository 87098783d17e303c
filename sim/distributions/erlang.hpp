// Distribution: Erlang.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/distributions/gamma.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// Of few stages, the logarithm of a product of uniform numbers; of many, as a gamma distribution.
class ErlangSampler {
  public:
    ErlangSampler(double mean, std::int32_t stages)
        : stages_(stages), stage_(mean / stages), gamma_(mean, stages) {}

    double operator()(Draw& draw) const {
        if (stages_ > few) return gamma_(draw);
        double product = 1;  // at least 2^(-53 few), so no denormal
        for (std::int32_t i = 0; i < stages_; ++i) product *= 1 - draw.uniform();
        return -stage_ * math::log(product);
    }
    double mean() const { return gamma_.mean(); }

  private:
    static constexpr std::int32_t few = 12;

    std::int32_t stages_ = 1;
    double stage_ = 0;  // mean of one stage
    GammaSampler gamma_;
};

template <class Q>
struct Erlang {
    static constexpr std::string_view about =
        "The sum of equal exponential stages: more regular than exponential.";

    Q mean{};
    std::int32_t stages = 2;

    static constexpr auto fields() {
        return Fields{
            field<&Erlang::mean>("Mean of the sum.", required | positive),
            field<&Erlang::stages>("How many stages.", at_least(1)),
        };
    }
    ErlangSampler sampler() const { return {base(mean), stages}; }
};

}  // namespace sim
