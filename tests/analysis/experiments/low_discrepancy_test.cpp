// Sequences against scipy 1.10 and by hand (the project's methods notes, section 4.5).
#include "analysis/experiments/low_discrepancy.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace analysis;

TEST_CASE("the first eight points of Sobol's sequence in five dimensions") {
    CHECK(sobol(8, 5) == Points{{0, 0, 0, 0, 0},
                                {.5, .5, .5, .5, .5},
                                {.75, .25, .25, .25, .75},
                                {.25, .75, .75, .75, .25},
                                {.375, .375, .625, .875, .375},
                                {.875, .875, .125, .375, .875},
                                {.625, .125, .875, .625, .625},
                                {.125, .625, .375, .125, .125}});
}

// scipy.stats.qmc.Sobol(4000, scramble=False).random(1024), scipy 1.10.1.
TEST_CASE("Sobol's sequence in many dimensions is that of Joe and Kuo") {
    const auto points = sobol(1024, sobol_dimensions);
    const std::size_t dimensions[] = {20, 100, 1000, 3666};
    const double seventh[] = {0.875, 0.375, 0.125, 0.375};
    const double thousandth[] = {0.5224609375, 0.7685546875, 0.5654296875, 0.8935546875};
    const double last[] = {0.8662109375, 0.2373046875, 0.1591796875, 0.4873046875};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(points[7][dimensions[i]] == seventh[i]);
        CHECK(points[1000][dimensions[i]] == thousandth[i]);
        CHECK(points[1023][dimensions[i]] == last[i]);
    }
}

TEST_CASE("each dimension of 2^m points of Sobol's sequence is a permutation of all multiples") {
    const auto points = sobol(256, 300);
    for (std::size_t d = 0; d < 300; ++d) {
        std::vector<double> column;
        for (const Point& point : points) column.push_back(point[d]);
        std::ranges::sort(column);
        for (std::size_t i = 0; i < 256; ++i) CHECK(column[i] == static_cast<double>(i) / 256);
    }
}

TEST_CASE("van der Corput's sequence in base 3") {
    const double expected[] = {0, 1. / 3, 2. / 3, 1. / 9, 4. / 9, 7. / 9, 2. / 9};
    for (std::uint64_t i = 0; i < 7; ++i) CHECK(van_der_corput(i, 3) == expected[i]);
}
