// Intervals of means over batches against the textbook.
#include "analysis/confidence.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

TEST_CASE("the interval is that of the textbook, and needs ten numbers") {
    // 1, 2 … 10: mean 5.5, variance 55/6; t(0.975, 9) = 2.262157.
    std::vector<double> numbers;
    for (int i = 1; i <= 10; ++i) {
        CHECK_FALSE(half_width(numbers, 0.95));
        numbers.push_back(i);
    }
    CHECK(*half_width(numbers, 0.95) == Approx(2.262157 * std::sqrt(55.0 / 6 / 10)).epsilon(1e-6));
}
