// Simulated time: whole nanoseconds since the start of the scenario.
#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

namespace sim {

/// The clock of a simulation. Integer ticks make sums exact and ties real; 2^63 ns are 292 years.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
};

using Time = Clock::time_point;
using Duration = Clock::duration;

/// A point in calendar time (UTC), between 1677 and 2262.
using Date = std::chrono::sys_time<std::chrono::nanoseconds>;

/// Later than anything that happens.
inline constexpr Time never = Time::max();

/// Seconds as a real number, for statistics and for people; whole seconds are exact.
constexpr double seconds(Duration d) { return static_cast<double>(d.count()) / 1e9; }

/// The nearest whole number of nanoseconds; nothing if `s` is not a number or too large to hold.
inline std::optional<Duration> duration_of(double s) {
    const double ns = std::nearbyint(s * 1e9);
    constexpr double limit = 9.223372036854775e18;
    if (!(ns > -limit && ns < limit)) return std::nullopt;
    return Duration{static_cast<std::int64_t>(ns)};
}

/// Like duration_of, but the longest duration where the value is too large to hold.
inline Duration saturated_duration(double s) {
    return duration_of(s).value_or(s < 0 ? Duration::min() : Duration::max());
}

/// `time + d`, but never past the end of time.
constexpr Time later(Time time, Duration d) { return d > never - time ? never : time + d; }

}  // namespace sim
