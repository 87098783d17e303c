// How many replications are enough.
#include "analysis/experiments/stopping.hpp"

#include <catch2/catch.hpp>

#include "analysis/experiments/student.hpp"

using namespace analysis;

namespace {
const std::vector<double> ten{5.2, 4.8, 6.1, 5.5, 4.9, 5.7, 5.0, 6.3, 5.1, 5.4};  // OA-01
}

// The project's methods notes, section 4.2.
TEST_CASE("a relative error to the true mean is a smaller one to the sample's") {
    CHECK(relative_half_width(0.02) == Approx(0.019607843).epsilon(1e-8));
}

TEST_CASE("OA-01: a half-width of 0.1 needs 101 replications") {
    CHECK(replications_needed(ten, {.half_width = 0.1}) == 101);
}

TEST_CASE("a relative error needs the first number of replications that gives it") {
    const auto n = replications_needed(ten, {.relative = 0.02}).value();
    const auto relative = [](std::size_t count) {
        return student(0.95, count - 1) * 0.505525030 / std::sqrt(double(count)) / 5.4;
    };
    CHECK(relative(n) <= 0.02 / 1.02);
    CHECK(relative(n - 1) > 0.02 / 1.02);
}

TEST_CASE("what is enough is enough, and both widths count") {
    const auto interval = interval_of_mean(ten, 0.95);  // ± 0.36, 6.7 % of the mean
    CHECK(precise_enough(interval, {.half_width = 0.37}));
    CHECK_FALSE(precise_enough(interval, {.half_width = 0.36}));
    CHECK(precise_enough(interval, {.half_width = 0.37, .relative = 0.08}));
    CHECK_FALSE(precise_enough(interval, {.half_width = 0.37, .relative = 0.07}));  // 0.0654
    CHECK_FALSE(precise_enough(interval, {.half_width = 0.37, .least = 11}));
    CHECK(replications_needed(ten, {.half_width = 0.37}) == 10);
}

TEST_CASE("no number of replications gives a mean of 0 a relative error") {
    CHECK_FALSE(replications_needed({-1, 1}, {.relative = 0.1}));
}
