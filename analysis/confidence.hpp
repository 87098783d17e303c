// How sure a mean is: Student's interval.
#pragma once

#include <optional>
#include <vector>

namespace analysis {

/// The two-sided quantile of Student's t: a t-distributed number lies within ±result with
/// probability `confidence`. At least 9 degrees of freedom.
double student(double confidence, std::size_t degrees);

/// Half the width of the interval around the mean of independent equally distributed numbers;
/// nothing where there are fewer than 10.
std::optional<double> half_width(const std::vector<double>& means, double confidence);

}  // namespace analysis
