// Truncation of the start against the project's methods notes, and by hand.
#include "analysis/experiments/warm_up.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

namespace {
const std::vector<double> falling{20, 16, 12, 9, 7, 6, 5, 5, 6, 5, 4, 5, 6, 5, 5, 4, 6, 5, 5, 5};
}

TEST_CASE("OA-03: MSER drops the start that is not typical") {
    const auto truncation = mser(falling, 1);
    CHECK(truncation.dropped == 6);
    CHECK(truncation.statistic == Approx(0.025145773).epsilon(2e-8));
    CHECK(truncation.mean == Approx(5.071428571).epsilon(1e-9));
    CHECK_FALSE(truncation.too_short);
}

// Each number of OA-03 is the mean of five.
TEST_CASE("OA-03: MSER-5 drops whole batches") {
    std::vector<double> series;
    for (const double mean : falling)
        for (const double off : {-2, -1, 0, 1, 2}) series.push_back(mean + off);
    const auto truncation = mser(series);
    CHECK(truncation.dropped == 30);
    CHECK(truncation.mean == Approx(5.071428571).epsilon(1e-9));
}

TEST_CASE("a series that still falls at half of it is too short") {
    std::vector<double> series;
    for (int i = 0; i < 20; ++i) series.push_back(100 - i);
    const auto truncation = mser(series, 1);
    CHECK(truncation.dropped == 10);
    CHECK(truncation.too_short);
}

TEST_CASE("of a constant series nothing is dropped") {
    const auto truncation = mser(std::vector<double>(40, 0.1), 1);
    CHECK(truncation.dropped == 0);
    CHECK_FALSE(truncation.too_short);
}

TEST_CASE("Welch's curve is the mean over replications, smoothed less near the start") {
    // Means 2, 4, 9, 4, 1, 0, 0, 0; a window of 2 to both sides, which the start has not.
    const auto curve = welch({{1, 3, 8, 4, 2, 0, 0, 0}, {3, 5, 10, 4, 0, 0, 0, 0}}, 2);
    REQUIRE(curve.size() == 6);
    CHECK(curve[0] == Approx(2));
    CHECK(curve[1] == Approx(5));
    CHECK(curve[2] == Approx(4));
    CHECK(curve[3] == Approx(3.6));
    CHECK(curve[5] == Approx(1));
}
