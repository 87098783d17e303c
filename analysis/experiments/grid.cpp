#include "analysis/experiments/grid.hpp"

#include <algorithm>
#include <limits>

#include "sim/ensure.hpp"

namespace analysis {

double at_level(std::size_t level, std::size_t levels) {
    return levels == 1 ? 0.5 : static_cast<double>(level) / static_cast<double>(levels - 1);
}

std::uint64_t grid_size(const std::vector<std::size_t>& levels) {
    if (std::ranges::count(levels, std::size_t{0}) > 0) return 0;
    constexpr auto most = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t count = 1;
    for (const std::uint64_t n : levels) count = count > most / n ? most : count * n;
    return count;
}

Point grid_point(const std::vector<std::size_t>& levels, std::uint64_t number) {
    sim::ensure(number < grid_size(levels), "the grid has such a point", number);
    Point point(levels.size());
    for (std::size_t i = levels.size(); i-- > 0; number /= levels[i])
        point[i] = at_level(number % levels[i], levels[i]);
    return point;
}

}  // namespace analysis
