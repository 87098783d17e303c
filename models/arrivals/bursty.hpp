// Arrivals: at random, at a rate that switches between calm and burst.
#pragma once

#include <string_view>

#include "sim/math.hpp"
#include "sim/quantity.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// A Markov-modulated Poisson process of two states, begun in the stationary distribution.
struct Bursty {
    static constexpr std::string_view about =
        "Jobs come at random, at a rate that switches between calm and burst (a two-state "
        "Markov-modulated Poisson process).";

    Rate calm_rate{};
    Rate burst_rate{};
    Seconds calm{};
    Seconds burst{};

    static constexpr auto fields() {
        return Fields{
            field<&Bursty::calm_rate>("Arrivals per unit of time while calm.", non_negative),
            field<&Bursty::burst_rate>("Arrivals per unit of time in a burst.",
                                       required | positive),
            field<&Bursty::calm>("Mean length of a calm spell.", required | positive),
            field<&Bursty::burst>("Mean length of a burst.", required | positive),
        };
    }

    class Generator;
};

class Bursty::Generator {
  public:
    Generator(const Bursty& spec, Draw draw) : spec_(spec), draw_(draw) {
        in_burst_ = draw_.uniform() < spec.burst / (spec.burst + spec.calm);
        change_ = exponential_after(Time{}, 1 / stay().value);
        pass();
    }
    Time next() const { return next_; }
    void pass() {
        for (Time t = next_; t != never;) {
            const double rate = (in_burst_ ? spec_.burst_rate : spec_.calm_rate).value;
            const Time candidate = rate > 0 ? exponential_after(t, rate) : never;
            if (candidate < change_) {
                next_ = candidate;
                return;
            }
            // the exponential forgets: at a change of state the gap starts anew
            t = change_;
            in_burst_ = !in_burst_;
            change_ = exponential_after(t, 1 / stay().value);
        }
        next_ = never;
    }

  private:
    Seconds stay() const { return in_burst_ ? spec_.burst : spec_.calm; }
    Time exponential_after(Time t, double rate) {
        return later(t, saturated_duration(-math::log(draw_.uniform()) / rate));
    }

    Bursty spec_;
    Draw draw_;
    bool in_burst_ = false;
    Time change_{};
    Time next_{};
};

}  // namespace models
