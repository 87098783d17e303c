// Arrivals: at random, at a rate that grows over the years and swings over day and week.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/math.hpp"
#include "sim/quantity.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// A non-homogeneous Poisson process, by thinning (Lewis and Shedler 1979): candidates come at the
/// highest rate of the day they fall in, and are kept with probability rate / highest rate.
struct Daily {
    static constexpr std::string_view about =
        "Jobs come at random, at a rate that grows over the years and follows the hours of the day "
        "and the days of the week.";

    Rate rate{};
    double growth = 0;
    std::vector<double> hours{};
    std::vector<double> weekdays{};

    static constexpr auto fields() {
        return Fields{
            field<&Daily::rate>(
                "Arrivals per unit of time at the start, where both profiles are 1.",
                required | positive),
            field<&Daily::growth>("Growth of the rate in a year of 365 days, compounded: 0.5 is "
                                  "half more each year.",
                                  above(-1)),
            field<&Daily::hours>(
                "24 factors, for the hours of the day from 0:00 UTC. Without it, 1.", non_negative),
            field<&Daily::weekdays>("7 factors, for Monday to Sunday. Without it, 1.",
                                    non_negative),
        };
    }
    std::optional<std::string> problem() const {
        const auto none = [](const std::vector<double>& factors) {
            for (const double factor : factors)
                if (factor > 0) return false;
            return !factors.empty();
        };
        if (!hours.empty() && hours.size() != 24) return "hours needs 24 factors";
        if (!weekdays.empty() && weekdays.size() != 7) return "weekdays needs 7 factors";
        if (none(hours) || none(weekdays)) return "a profile needs a factor above 0";
        return std::nullopt;
    }

    class Generator;
};

class Daily::Generator {
  public:
    Generator(const Daily& spec, Draw draw, Date start)
        : spec_(spec), draw_(draw), start_(start), growth_(math::log(1 + spec.growth)) {
        if (start > Date{}) last_ = Time{Date::max() - start};
        for (const double factor : spec.hours) peak_ = std::max(peak_, factor);
        if (spec.hours.empty()) peak_ = 1;
        double week = spec.weekdays.empty() ? 1 : 0;
        for (const double factor : spec.weekdays) week = std::max(week, factor);
        peak_ *= week;
        pass();
    }
    Time next() const { return next_; }
    void pass() {
        for (Time t = next_; t < last_;) {
            if (t >= day_.end) day_ = day_of(t);
            const double highest =
                spec_.rate.value * peak_ * std::max(growth_ < 0 ? grown(t) : 0, day_.grown_at_end);
            const Time candidate =
                later(t, saturated_duration(-math::log(draw_.uniform()) / highest));
            t = std::min(candidate, day_.end);
            if (t < day_.end && is_below_rate(draw_.uniform() * highest, t)) {
                next_ = t;
                return;
            }
        }
        next_ = never;
    }

  private:
    // Growth within a day lies between its values at the day's start and end.
    struct Day {
        Time end{};
        double grown_at_start = 0;
        double grown_at_end = 0;
    };

    Day day_of(Time t) const {
        constexpr Duration day = std::chrono::days{1};
        const Time start{t.time_since_epoch() / day * day};
        const Time end = std::min(later(start, day), last_);
        return {end, grown(start), grown(end)};
    }
    double grown(Time t) const {
        return math::exp(growth_ * (seconds(t.time_since_epoch()) / (365 * 86400.0)));
    }
    // Seldom needs the growth at that very time.
    bool is_below_rate(double x, Time t) const {
        const Date date = start_ + t.time_since_epoch();
        const auto midnight = std::chrono::floor<std::chrono::days>(date);
        const auto hour = static_cast<std::size_t>((date - midnight) / std::chrono::hours{1});
        const auto weekday = std::chrono::weekday{midnight}.iso_encoding() - 1;
        const auto rate_at = [&](double grown) {
            return spec_.rate.value * grown * (spec_.hours.empty() ? 1 : spec_.hours[hour]) *
                   (spec_.weekdays.empty() ? 1 : spec_.weekdays[weekday]);
        };
        const auto [least, most] = std::minmax(day_.grown_at_start, day_.grown_at_end);
        if (x < rate_at(least)) return true;
        if (x >= rate_at(most)) return false;
        return x < rate_at(grown(t));
    }

    Daily spec_;
    Draw draw_;
    Date start_{};
    double growth_ = 0;  // logarithm of the yearly factor
    double peak_ = 0;    // the highest product of both profiles
    Day day_{};          // of the last candidate
    Time last_ = never;  // that has a date
    Time next_{};
};

}  // namespace models
