// How to divide a budget of runs among systems, so that the best is most probably found.
#pragma once

#include <vector>

namespace analysis {

/// Optimal computing budget allocation (Chen, Lin, Yücesan and Chick 2000) where the smallest mean
/// is best: runs of each system out of `total`, not rounded. More for those whose mean is near the
/// best and whose standard deviation is large; where others are as good as the best, all for these.
std::vector<double> ocba(const std::vector<double>& means, const std::vector<double>& deviations,
                         double total);

}  // namespace analysis
