// How much idleness is normal, and how prices answer to more or less of it.
#pragma once

#include <cstdint>

#include "sim/math.hpp"

namespace models {

/// Prices fall while more is vacant than is natural, and rise while less is (Rosen, Smith 1983):
/// rate of change = speed · (natural - vacancy).
struct VacancyAdjustment {
    double speed = 2;  // per year, of one whole of vacancy
    double natural = 0.12;

    /// Share by which prices change per year.
    double rate(double vacancy) const { return speed * (natural - vacancy); }

    /// The factor on a price after so many years of the same vacancy.
    double factor(double vacancy, double years) const {
        return sim::math::exp(rate(vacancy) * years);
    }
};

/// Probability that a job has to wait for one of so many servers (Erlang C), for a load below
/// `servers`; from Erlang B by its recursion.
inline double probability_of_waiting(std::int64_t servers, double load) {
    double blocked = 1;
    for (std::int64_t n = 1; n <= servers; ++n)
        blocked = load * blocked / (static_cast<double>(n) + load * blocked);
    const double busy = load / static_cast<double>(servers);
    return blocked / (1 - busy + busy * blocked);
}

/// Jobs that wait, on average.
inline double mean_waiting(std::int64_t servers, double load) {
    return probability_of_waiting(servers, load) * load / (static_cast<double>(servers) - load);
}

/// The number of servers that costs least, if each costs `server` and each waiting job `waiting` a
/// unit of time: what stays idle then is efficient, not waste. The cost is convex in the number.
inline std::int64_t efficient_servers(double load, double server, double waiting) {
    auto servers = static_cast<std::int64_t>(load) + 1;
    const auto cost = [&](std::int64_t n) {
        return server * static_cast<double>(n) + waiting * mean_waiting(n, load);
    };
    while (cost(servers + 1) < cost(servers)) ++servers;
    return servers;
}

}  // namespace models
