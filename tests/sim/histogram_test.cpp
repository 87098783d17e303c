// Which bin a number falls into, edges above all.
#include "sim/histogram.hpp"

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("a bin holds its lower edge, not its upper one") {
    Histogram histogram(even_edges(0, 10, 5));
    CHECK(histogram.edges() == std::vector<double>{0, 2, 4, 6, 8, 10});
    for (const double x : {-1.0, 0.0, 1.999, 2.0, 9.0, 10.0, 11.0}) histogram.add(x);
    REQUIRE(histogram.bins() == 5);
    CHECK(histogram.below() == 1);
    CHECK(histogram.count(0) == 2);
    CHECK(histogram.count(1) == 1);
    CHECK(histogram.count(2) == 0);
    CHECK(histogram.count(4) == 1);
    CHECK(histogram.above() == 2);
}

TEST_CASE("decades are cut at 1, 2 and 5") {
    CHECK(decade_edges(-1, 2) == std::vector<double>{0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100});
}

TEST_CASE("histograms of parts join, if their edges agree") {
    Histogram one(decade_edges(0, 1));
    Histogram other(decade_edges(0, 1));
    one.add(1);
    other.add(1.5);
    other.add(100);
    one.merge(other);
    CHECK(one.count(0) == 2);
    CHECK(one.above() == 1);
    CHECK_THROWS_AS(one.merge(Histogram(even_edges(0, 1, 3))), BrokenInvariant);
}

TEST_CASE("edges that do not ascend are our own mistake") {
    CHECK_THROWS_AS(Histogram({1, 1}), BrokenInvariant);
    CHECK_THROWS_AS(Histogram({2, 1}), BrokenInvariant);
    CHECK_THROWS_AS(Histogram({1}), BrokenInvariant);
}
