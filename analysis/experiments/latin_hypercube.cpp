#include "analysis/experiments/latin_hypercube.hpp"

#include <cmath>

#include "analysis/experiments/permutation.hpp"

namespace analysis {

Points latin_hypercube(std::size_t count, std::size_t dimensions, sim::Seed seed) {
    const sim::Stream stream(seed, "latin hypercube");
    Points points(count, Point(dimensions));
    for (std::size_t d = 0; d < dimensions; ++d) {
        auto draw = stream.of(d);
        const auto strata = permutation(count, draw);
        for (std::size_t i = 0; i < count; ++i) {
            // a coarse number, so that no rounding moves a point to the next stratum
            const double within = (std::floor(draw.uniform() * 0x1p20) + 0.5) * 0x1p-20;
            points[i][d] = (static_cast<double>(strata[i]) + within) / static_cast<double>(count);
        }
    }
    return points;
}

}  // namespace analysis
