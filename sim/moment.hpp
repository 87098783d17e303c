// A moment as a person gives it: a date, or a duration since the start.
#pragma once

#include <variant>

#include "sim/time.hpp"

namespace sim {

/// `2025-03-01T08:00` or `30 d`.
struct Moment {
    std::variant<Duration, Date> given{Duration{0}};

    /// The simulated time of this moment in a scenario that starts at `start`.
    constexpr Time time(Date start) const {
        if (const auto* date = std::get_if<Date>(&given)) return Time{*date - start};
        return Time{std::get<Duration>(given)};
    }
    bool operator==(const Moment&) const = default;
};

}  // namespace sim
