// The interval of a mean over one long run, from the means of its batches.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/experiments/interval.hpp"

namespace analysis {

/// Means of `size` numbers after another; what does not fill a batch is left out.
std::vector<double> batch_means(const std::vector<double>& series, std::size_t size);

/// Of the mean of a stationary series, cut into `batches` (at least 2) as long as it allows. Right
/// where batches are so long that neighbours hardly depend on each other (Law 2015, section 9.5.3).
MeanInterval interval_of_batches(const std::vector<double>& series, std::size_t batches,
                                 double confidence);

}  // namespace analysis
