// Arrivals: independent gaps of any distribution.
#pragma once

#include <string_view>

#include "sim/distributions.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Renewal {
    static constexpr std::string_view about =
        "The gap between arrivals is drawn anew each time from one distribution: `constant` gives "
        "a "
        "regular beat, `erlang` is more regular than chance, `hyperexponential` less.";

    Distribution<Seconds> gap{};

    static constexpr auto fields() {
        return Fields{
            field<&Renewal::gap>("Time from one arrival to the next.", required),
        };
    }

    class Generator {
      public:
        Generator(const Renewal& spec, Draw draw) : gap_(spec.gap), draw_(draw) { pass(); }
        Time next() const { return next_; }
        void pass() { next_ = later(next_, saturated_duration(gap_(draw_))); }

      private:
        Sampler gap_;
        Draw draw_;
        Time next_{};
    };
};

}  // namespace models
