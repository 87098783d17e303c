// How sure a mean over replications is, alone or as a difference between two scenarios.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

namespace analysis {

/// A mean and Student's interval around it, in the unit of the numbers.
struct MeanInterval {
    double mean = 0;
    double half_width = 0;
    std::size_t count = 0;  // of numbers

    double low() const { return mean - half_width; }
    double high() const { return mean + half_width; }
    bool holds(double value) const { return std::abs(value - mean) <= half_width; }

    /// Half-width over the mean, infinite around a mean of 0 (unless both are 0).
    double relative() const { return half_width == 0 ? 0 : half_width / std::abs(mean); }
};

/// Of at least two independent equally distributed numbers, one a replication.
MeanInterval interval_of_mean(const std::vector<double>& values, double confidence);

/// Of first[i] - second[i], where both are replication i under common random numbers: the part of
/// chance that both share cancels.
MeanInterval interval_of_difference(const std::vector<double>& first,
                                    const std::vector<double>& second, double confidence);

}  // namespace analysis
