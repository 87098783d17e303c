// Grids by hand.
#include "analysis/experiments/grid.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace analysis;

namespace {
Points all_of_grid(const std::vector<std::size_t>& levels) {
    Points points;
    for (std::uint64_t i = 0; i < grid_size(levels); ++i) points.push_back(grid_point(levels, i));
    return points;
}
}  // namespace

TEST_CASE("a grid has every combination once, the last factor fastest") {
    CHECK(all_of_grid({2, 3}) == Points{{0, 0}, {0, 0.5}, {0, 1}, {1, 0}, {1, 0.5}, {1, 1}});
}

TEST_CASE("a factor with one level stays in the middle, one without has no combination") {
    CHECK(all_of_grid({1, 2}) == Points{{0.5, 0}, {0.5, 1}});
    CHECK(all_of_grid({2, 0}).empty());
    CHECK(all_of_grid({}) == Points{{}});
}

TEST_CASE("each level lies in its equal part of all") {
    for (std::size_t levels = 1; levels < 200; ++levels)
        for (std::size_t level = 0; level < levels; ++level) {
            const double part = at_level(level, levels) * double(levels);
            CHECK(part >= double(level));
            CHECK(part <= double(level + 1));
        }
}

TEST_CASE("a grid may be larger than memory, or than can be counted") {
    const std::vector<std::size_t> levels(12, 11);
    CHECK(grid_size(levels) == 3138428376721);  // 11^12
    CHECK(grid_point(levels, 3138428376720) == Point(12, 1));
    CHECK(grid_size(std::vector<std::size_t>(64, 2)) == std::numeric_limits<std::uint64_t>::max());
    CHECK(grid_size(std::vector<std::size_t>(100, 3)) == std::numeric_limits<std::uint64_t>::max());
}
