// Expected improvement by its closed form (the project's methods notes, section 4.5).
#include "analysis/experiments/expected_improvement.hpp"

#include <catch2/catch.hpp>

#include "analysis/experiments/low_discrepancy.hpp"

using namespace analysis;

TEST_CASE("the expected improvement of a prediction") {
    CHECK(expected_improvement(1, {0.8, 0.25}) == Approx(0.315219418).epsilon(2e-9));
    // At the smallest value itself: deviation / sqrt(2 pi).
    CHECK(expected_improvement(3, {3, 4}) == Approx(2 / std::sqrt(2 * 3.14159265358979)));
}

TEST_CASE("what is known exactly improves by the difference, or not") {
    CHECK(expected_improvement(1, {0.8, 0}) == Approx(0.2));
    CHECK(expected_improvement(1, {1.2, 0}) == 0);
}

TEST_CASE("a few promising runs find a minimum") {
    const auto model = [](const Point& u) { return (u[0] - 0.37) * (u[0] - 0.37) + 0.1 * u[0]; };
    Points points{{0}, {0.5}, {1}};  // the minimum is at 0.32
    std::vector<double> values;
    for (const Point& point : points) values.push_back(model(point));
    const auto candidates = sobol(256, 1);
    for (int round = 0; round < 5; ++round) {
        const GaussianProcess emulator(points, values, Noise::none);
        const double smallest = *std::ranges::min_element(values);
        const Point next = candidates[most_promising(emulator, smallest, candidates)];
        points.push_back(next);
        values.push_back(model(next));
    }
    CHECK(*std::ranges::min_element(values) == Approx(model({0.32})).margin(1e-4));
}
