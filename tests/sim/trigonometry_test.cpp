// Sine, cosine and arcsine against the C library's.
#include "sim/trigonometry.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace sim;

TEST_CASE("sine and cosine are right to a few units in the last place") {
    double worst = 0;
    for (int i = -1000; i <= 1000; ++i) {
        const double x = i * math::pi / 1000;
        worst = std::max(
            {worst, std::abs(math::sin(x) - std::sin(x)), std::abs(math::cos(x) - std::cos(x))});
    }
    CHECK(worst < 2e-15);
}

TEST_CASE("arcsine is right to a few units in the last place") {
    double worst = 0;
    for (int i = 0; i <= 1000; ++i)
        worst = std::max(worst, std::abs(math::asin(i / 1000.0) - std::asin(i / 1000.0)));
    CHECK(worst < 1e-15);
}
