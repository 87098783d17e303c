#include "analysis/experiments/morris.hpp"

#include <cmath>

#include "analysis/experiments/permutation.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

Points morris_trajectories(std::size_t count, std::size_t dimensions, std::size_t levels,
                           sim::Seed seed) {
    sim::ensure(levels >= 2 && levels % 2 == 0, "the number of levels is even", levels);
    const sim::Stream stream(seed, "morris trajectories");
    const std::size_t jump = levels / 2;
    Points points;
    points.reserve(count * (dimensions + 1));
    for (std::size_t t = 0; t < count; ++t) {
        auto draw = stream.of(t);
        std::vector<std::size_t> at(dimensions);
        for (std::size_t& level : at) level = index_below(levels, draw);
        const auto add = [&] {
            Point point;
            for (const std::size_t level : at)
                point.push_back(static_cast<double>(level) / static_cast<double>(levels - 1));
            points.push_back(point);
        };
        add();
        for (const std::size_t factor : permutation(dimensions, draw)) {
            // from the lower half up, from the upper half down
            at[factor] = at[factor] < jump ? at[factor] + jump : at[factor] - jump;
            add();
        }
    }
    return points;
}

std::vector<MorrisEffect> morris_effects(const Points& points, const std::vector<double>& outputs) {
    sim::ensure(!points.empty() && points.size() == outputs.size(), "each point has its output",
                points.size(), outputs.size());
    const std::size_t dimensions = points.front().size();
    sim::ensure(points.size() % (dimensions + 1) == 0, "walks are whole", points.size());
    std::vector<sim::Tally> effects(dimensions);
    std::vector<sim::Tally> sizes(dimensions);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        if ((i + 1) % (dimensions + 1) == 0) continue;  // between two walks
        for (std::size_t d = 0; d < dimensions; ++d) {
            const double step = points[i + 1][d] - points[i][d];
            if (step == 0) continue;
            const double effect = (outputs[i + 1] - outputs[i]) / step;
            effects[d].add(effect);
            sizes[d].add(std::abs(effect));
        }
    }
    std::vector<MorrisEffect> result;
    for (std::size_t d = 0; d < dimensions; ++d)
        result.push_back({effects[d].mean(), sizes[d].mean(), effects[d].standard_deviation()});
    return result;
}

}  // namespace analysis
