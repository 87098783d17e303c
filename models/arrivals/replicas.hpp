// Arrivals: replica groups of services that follow a load in tokens.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/quantity.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// A point of a load over time.
struct Load {
    static constexpr std::string_view about = "What all services of a class serve on a date.";

    Date date{};
    double tokens = 0;

    static constexpr auto fields() {
        return Fields{
            field<&Load::date>("The date.", required),
            field<&Load::tokens>("Tokens a day, read and written, averaged over the week.",
                                 required | positive),
        };
    }
};

struct Replicas {
    static constexpr std::string_view about =
        "Services that scale: each keeps as many groups of accelerators as its share of a load in "
        "tokens needs, hour by hour. What it needs all day it rents for a term, the rest for the "
        "hours of the peak.";

    std::vector<Load> load{};
    std::vector<double> hours{};
    std::vector<double> weekdays{};
    double per_accelerator = 0;
    double fill = 0.6;
    std::int64_t services = 1;
    double skew = 0;
    Duration term{std::chrono::days{7}};

    static constexpr auto fields() {
        return Fields{
            field<&Replicas::load>("The load, in order of time; between two dates it grows by "
                                   "equal factors, before the "
                                   "first and after the last it stays.",
                                   required | not_empty),
            field<&Replicas::hours>(
                "24 factors, for the hours of the day from 0:00 UTC. Without it, 1.", positive),
            field<&Replicas::weekdays>("7 factors, for Monday to Sunday. Without it, 1.", positive),
            field<&Replicas::per_accelerator>(
                "Tokens a day that one accelerator of the reference chip serves at full use.",
                required | positive),
            field<&Replicas::fill>("Share of that up to which a service fills its accelerators.",
                                   above(0) | at_most(1)),
            field<&Replicas::services>("How many services share the load.",
                                       at_least(1) | at_most(1e6)),
            field<&Replicas::skew>(
                "How unequal they are: the n-th serves in proportion to n to the power of minus "
                "this (Zipf).",
                non_negative),
            field<&Replicas::term>("How long what is needed all day is rented at a time.",
                                   at_least(86400)),
        };
    }
    std::optional<std::string> problem() const;

    class Generator;
};

/// Plans a day at a time. Chance only spreads the starts within their hour.
class Replicas::Generator {
  public:
    /// Groups of `gang` accelerators; `scale` multiplies the load, `finer` divides the term.
    Generator(const Replicas& spec, Draw draw, Date start, double gang, double scale, double finer);

    Time next() const { return next_; }
    void pass();

    Duration run() const { return today_[at_].run; }
    std::uint32_t service() const { return today_[at_].service; }

  private:
    struct Group {
        Time from{};
        Duration run{};
        std::uint32_t service = 0;
    };

    double load(Date date) const;
    void plan_day();
    void plan(std::uint32_t service, const std::vector<double>& need);
    void rent(std::uint32_t service, Time from);
    void settle();

    Replicas spec_;
    Draw draw_;
    Date start_{};
    Duration term_{};
    double per_group_ = 0;                    // tokens a day that a group takes on
    std::vector<double> share_{};             // (service)
    std::vector<std::deque<Time>> rented_{};  // (service) when each group's term ends, in order
    std::vector<Group> today_{};              // in order of time
    std::size_t at_ = 0;
    Time day_{};  // the day planned next
    Time next_{};
};

}  // namespace models
