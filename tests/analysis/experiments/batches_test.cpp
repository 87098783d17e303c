// Batch means by hand.
#include "analysis/experiments/batches.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

// The project's methods notes, section 4.2.
TEST_CASE("OA-02: twelve numbers in four batches") {
    const std::vector<double> series{3, 5, 4, 6, 8, 7, 5, 4, 6, 9, 7, 5};
    CHECK(batch_means(series, 3) == std::vector<double>{4, 7, 5, 7});
    const auto interval = interval_of_batches(series, 4, 0.95);
    CHECK(interval.mean == 5.75);
    CHECK(interval.half_width == Approx(2.386834729).epsilon(1e-9));
    CHECK(interval.count == 4);
}

TEST_CASE("what does not fill a batch is left out") {
    CHECK(batch_means({1, 3, 5, 7, 100}, 2) == std::vector<double>{2, 6});
    CHECK(interval_of_batches({1, 3, 5, 7, 100}, 2, 0.9).mean == 4);
}
