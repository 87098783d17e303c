#include "analysis/experiments/grid.hpp"

namespace analysis {

std::vector<std::vector<std::size_t>> full_factorial(const std::vector<std::size_t>& levels) {
    std::size_t count = 1;
    for (const std::size_t n : levels) count *= n;
    std::vector<std::vector<std::size_t>> combinations;
    combinations.reserve(count);
    for (std::size_t number = 0; number < count; ++number) {
        std::vector<std::size_t> combination(levels.size());
        std::size_t rest = number;
        for (std::size_t i = levels.size(); i-- > 0; rest /= levels[i])
            combination[i] = rest % levels[i];
        combinations.push_back(combination);
    }
    return combinations;
}

Points full_grid(const std::vector<std::size_t>& levels) {
    Points points;
    for (const auto& combination : full_factorial(levels)) {
        Point point;
        for (std::size_t i = 0; i < levels.size(); ++i)
            point.push_back(levels[i] == 1 ? 0.5
                                           : static_cast<double>(combination[i]) /
                                                 static_cast<double>(levels[i] - 1));
        points.push_back(point);
    }
    return points;
}

}  // namespace analysis
