// Where the start of a run ends that is not typical of it.
#pragma once

#include <cstddef>
#include <vector>

namespace analysis {

/// A series without its start.
struct Truncation {
    std::size_t dropped = 0;  // numbers of the series
    double statistic = 0;     // what was minimised
    double mean = 0;          // of the batches that are left
    bool too_short = false;   // half was to be dropped: do not use it, run longer
};

/// Drops the batches of `size` numbers without which the marginal standard error of the mean is
/// least, up to half of them: MSER-5, or MSER where size is 1 (White, Cobb and Spratt 2000, "A
/// comparison of five steady-state truncation heuristics for simulation"). At least two batches.
Truncation mser(const std::vector<double>& series, std::size_t size = 5);

/// Welch's curve, to choose a warm-up by eye: at each time the mean over replications (equally
/// long series), smoothed over `window` numbers to both sides, fewer near the start; the last
/// `window` are left out. The window is a quarter of the series at most. (Law 2015, section 9.5.1.)
std::vector<double> welch(const std::vector<std::vector<double>>& replications, std::size_t window);

}  // namespace analysis
