// How sure a mean over batches is.
#pragma once

#include <optional>
#include <vector>

#include "analysis/experiments/interval.hpp"
#include "analysis/experiments/student.hpp"

namespace analysis {

/// Half the width of the interval around the mean of independent equally distributed numbers;
/// nothing where there are fewer than 10.
inline std::optional<double> half_width(const std::vector<double>& means, double confidence) {
    if (means.size() < 10) return std::nullopt;
    return interval_of_mean(means, confidence).half_width;
}

}  // namespace analysis
