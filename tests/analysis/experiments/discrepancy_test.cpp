// Discrepancies against scipy 1.10 (the project's methods notes, section 4.5).
#include "analysis/experiments/discrepancy.hpp"

#include <catch2/catch.hpp>

#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"

using namespace analysis;

TEST_CASE("discrepancies of the first eight points of Sobol's sequence") {
    const auto points = sobol(8, 2);
    CHECK(centred_discrepancy(points) == Approx(0.013882107).epsilon(0).margin(5.1e-10));
    CHECK(mixture_discrepancy(points) == Approx(0.015877618).epsilon(0).margin(5.1e-10));
    CHECK(star_discrepancy(points) == Approx(0.104653809).epsilon(0).margin(5.1e-10));
}

TEST_CASE("a point in the middle is more even than one in a corner") {
    for (const auto discrepancy : {centred_discrepancy, mixture_discrepancy})
        CHECK(discrepancy({{0.5, 0.5}}) < discrepancy({{0.9, 0.9}}));
    // One point at x: the integral of (t - [x < t])^2 is 1/3 - x (1 - x) … at 1/2, 1/12.
    CHECK(star_discrepancy({{0.5}}) == Approx(std::sqrt(1.0 / 12)));
}
