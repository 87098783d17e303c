#include "analysis/experiments/stopping.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/experiments/student.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

double relative_half_width(double error) {
    sim::ensure(error > 0, "a relative error is positive", error);
    return error / (1 + error);
}

bool precise_enough(const MeanInterval& interval, const WantedPrecision& wanted) {
    if (interval.count < wanted.least) return false;
    if (wanted.half_width && interval.half_width > *wanted.half_width) return false;
    return !wanted.relative || interval.relative() <= relative_half_width(*wanted.relative);
}

std::optional<std::size_t> replications_needed(const std::vector<double>& values,
                                               const WantedPrecision& wanted) {
    const auto now = interval_of_mean(values, wanted.confidence);
    sim::Tally tally;
    for (const double value : values) tally.add(value);
    const auto enough = [&](std::size_t n) {
        const double half = student(wanted.confidence, n - 1) * tally.standard_deviation() /
                            std::sqrt(static_cast<double>(n));
        return precise_enough({now.mean, half, n}, wanted);
    };
    // the half-width falls with n: double until it is narrow, then halve the gap
    std::size_t high = now.count;
    if (enough(high)) return high;
    std::size_t low = high;
    while (!enough(high *= 2)) {
        if (high >= std::size_t{1} << 52) return std::nullopt;
        low = high;
    }
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (enough(middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace analysis
