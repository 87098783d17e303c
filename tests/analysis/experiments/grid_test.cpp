// Grids by hand.
#include "analysis/experiments/grid.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

TEST_CASE("a grid has every combination once, the last factor fastest") {
    CHECK(full_factorial({2, 3}) ==
          std::vector<std::vector<std::size_t>>{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
    CHECK(full_grid({2, 3}) == Points{{0, 0}, {0, 0.5}, {0, 1}, {1, 0}, {1, 0.5}, {1, 1}});
}

TEST_CASE("a factor with one level stays in the middle, one without has no combination") {
    CHECK(full_grid({1, 2}) == Points{{0.5, 0}, {0.5, 1}});
    CHECK(full_grid({2, 0}).empty());
    CHECK(full_factorial({}).size() == 1);
}
