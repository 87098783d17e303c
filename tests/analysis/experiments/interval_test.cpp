// Intervals by hand and from the project's methods notes.
#include "analysis/experiments/interval.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

TEST_CASE("OA-01: the interval of ten replications") {
    const auto interval =
        interval_of_mean({5.2, 4.8, 6.1, 5.5, 4.9, 5.7, 5.0, 6.3, 5.1, 5.4}, 0.95);
    CHECK(interval.mean == Approx(5.4));
    CHECK(interval.half_width == Approx(0.361630821).epsilon(2e-9));
    CHECK(interval.count == 10);
    // s = 0.505525030 and the quantile of nine degrees of freedom, as they are in the half-width
    CHECK(interval.half_width * std::sqrt(10.0) / 0.505525030 == Approx(2.262157).epsilon(3e-7));
    CHECK(interval.relative() == Approx(0.361630821 / 5.4));
    CHECK(interval.holds(5.1));
    CHECK_FALSE(interval.holds(5.8));
}

// The example of analysis/experiments/README.md: s^2 = 1.1 / 4, and t(0.975, 4) = 2.776445.
TEST_CASE("the interval of five waits") {
    const auto waits = interval_of_mean({5.2, 4.8, 6.1, 5.5, 4.9}, 0.95);
    CHECK(waits.mean == Approx(5.3));
    CHECK(waits.half_width == Approx(2.776445 * std::sqrt(0.275 / 5)).epsilon(1e-6));
}

TEST_CASE("two numbers have an interval") {
    // 1 and 3: mean 2, s / sqrt(2) = 1, and t with one degree of freedom.
    const auto interval = interval_of_mean({1, 3}, 0.95);
    CHECK(interval.low() == Approx(2 - 12.706205).margin(5e-7));
    CHECK(interval.high() == Approx(2 + 12.706205).margin(5e-7));
}

TEST_CASE("of a difference between pairs, what both share cancels") {
    // Differences 1, 2, 3: mean 2, s = 1; t(0.975, 2) = 4.302653. The pairs themselves are wild.
    const auto paired = interval_of_difference({101, -998, 53}, {100, -1000, 50}, 0.95);
    CHECK(paired.mean == Approx(2));
    CHECK(paired.half_width == Approx(4.302653 / std::sqrt(3.0)).epsilon(1e-6));
}

TEST_CASE("an interval around 0 is not precise, one of equal numbers is") {
    CHECK(std::isinf(interval_of_mean({-1, 1}, 0.9).relative()));
    CHECK(interval_of_mean({0, 0, 0}, 0.9).relative() == 0);
}
