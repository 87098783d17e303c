#include "analysis/experiments/abc_rejection.hpp"

#include <algorithm>
#include <cmath>

#include "sim/ensure.hpp"

namespace analysis {

std::vector<std::size_t> accepted_draws(const std::vector<double>& distances, double tolerance) {
    std::vector<std::size_t> accepted;
    for (std::size_t i = 0; i < distances.size(); ++i)
        if (distances[i] <= tolerance) accepted.push_back(i);
    return accepted;
}

double tolerance_for(std::vector<double> distances, double share) {
    sim::ensure(!distances.empty() && share > 0 && share <= 1, "a share of draws is accepted",
                distances.size(), share);
    const auto count = std::ceil(share * static_cast<double>(distances.size()));
    const auto last = distances.begin() + static_cast<std::ptrdiff_t>(count) - 1;
    std::ranges::nth_element(distances, last);
    return *last;
}

}  // namespace analysis
