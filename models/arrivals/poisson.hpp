// Arrivals: at random, at a constant rate.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/distributions.hpp"
#include "sim/quantity.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Poisson {
    static constexpr std::string_view about =
        "Jobs come at random and independently, at a constant rate; in batches if so asked.";

    Rate rate{};
    std::int32_t batch = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Poisson::rate>("Arrivals per unit of time; of batches, where there are batches.",
                                  required | positive),
            field<&Poisson::batch>("Jobs that come together each time.", at_least(1)),
        };
    }

    class Generator {
      public:
        Generator(const Poisson& spec, Draw draw)
            : gap_(1 / spec.rate.value), batch_(spec.batch), draw_(draw) {
            pass();
        }
        Time next() const { return next_; }
        void pass() {
            if (left_-- > 0) return;
            left_ = batch_ - 1;
            next_ = later(next_, saturated_duration(gap_(draw_)));
        }

      private:
        ExponentialSampler gap_;  // s
        std::int32_t batch_ = 1;
        std::int32_t left_ = 0;  // of this batch, after the next one
        Draw draw_;
        Time next_{};
    };
};

}  // namespace models
