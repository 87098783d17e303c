#include "analysis/experiments/low_discrepancy.hpp"

#include <boost/random/sobol.hpp>

#include "sim/ensure.hpp"

namespace analysis {

double van_der_corput(std::uint64_t index, std::uint64_t base) {
    sim::ensure(base >= 2, "a base is 2 at least", base);
    // the mirrored digits over a power of the base: whole numbers, so that it rounds once
    std::uint64_t mirrored = 0;
    double power = 1;
    for (; index > 0; index /= base) {
        mirrored = mirrored * base + index % base;
        power *= static_cast<double>(base);
    }
    return static_cast<double>(mirrored) / power;
}

Points sobol(std::size_t count, std::size_t dimensions) {
    sim::ensure(dimensions <= sobol_dimensions, "there are direction numbers", dimensions);
    Points points(count, Point(dimensions));
    if (dimensions == 0) return points;
    boost::random::sobol engine(dimensions);  // begins after the point at 0
    for (std::size_t i = 1; i < count; ++i)
        for (double& x : points[i]) x = static_cast<double>(engine()) * 0x1p-64;
    return points;
}

}  // namespace analysis
