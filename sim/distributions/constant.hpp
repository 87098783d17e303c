// Distribution: always the same.
#pragma once

#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

class ConstantSampler {
  public:
    explicit ConstantSampler(double value) : value_(value) {}
    double operator()(Draw&) const { return value_; }
    double mean() const { return value_; }

  private:
    double value_ = 0;
};

template <class Q>
struct Constant {
    static constexpr std::string_view about = "Always the same.";

    Q value{};

    static constexpr auto fields() {
        return Fields{
            field<&Constant::value>("The value. `10 min` alone is short for this.", required),
        };
    }
    ConstantSampler sampler() const { return ConstantSampler(base(value)); }
};

}  // namespace sim
