// Morris' screening: its walks, and effects that are known exactly.
#include "analysis/experiments/morris.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

TEST_CASE("a walk moves each factor once, by a jump, on the grid") {
    for (const std::size_t levels : {2u, 4u, 6u, 8u}) {
        const auto points = morris_trajectories(50, 3, levels, {});
        REQUIRE(points.size() == 200);
        const double jump = double(levels) / (2 * double(levels - 1));
        for (std::size_t walk = 0; walk < 50; ++walk) {
            std::set<std::size_t> moved;
            for (std::size_t i = 4 * walk; i < 4 * walk + 3; ++i)
                for (std::size_t d = 0; d < 3; ++d) {
                    const double step = std::abs(points[i + 1][d] - points[i][d]);
                    if (step == 0) continue;
                    CHECK(step == Approx(jump));
                    CHECK(moved.insert(d).second);
                }
            CHECK(moved.size() == 3);
        }
        for (const Point& point : points)
            for (const double x : point) {
                const double level = x * double(levels - 1);
                CHECK(level == Approx(std::round(level)));
                CHECK((x >= 0 && x <= 1));
            }
    }
}

// The project's methods notes, section 4.5.
TEST_CASE("of a linear output, the effects are its coefficients") {
    const auto points = morris_trajectories(10, 3, 4, {});
    const auto outputs =
        support::values_of([](const Point& x) { return 2 * x[0] - 3 * x[1] + 0.5 * x[2]; }, points);
    const auto effects = morris_effects(points, outputs);
    const double expected[] = {2, -3, 0.5};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(effects[i].mean == Approx(expected[i]));
        CHECK(effects[i].mean_absolute == Approx(std::abs(expected[i])));
        CHECK(effects[i].deviation == Approx(0).margin(1e-12));
    }
}

// On four levels factors are ±pi and ±pi/3, and a jump is 2/3 of their range: the effect of x1 is
// 3/2 sin(pi/3) (1 + 0.1 x3^4), of x2 ±7 3/2 sin(pi/3)^2, of x3 ±0.1 3/2 (pi^4 - (pi/3)^4) sin(x1).
// (SALib's tests have 7.68, 7.875 and 6.26 of a small sample.)
TEST_CASE("Morris' effects of Ishigami's function", "[statistics]") {
    const auto points = morris_trajectories(40'000, 3, 4, {});
    const auto effects = morris_effects(points, support::values_of(support::Ishigami{}, points));
    const double sine = std::sqrt(0.75);
    const double outer = std::pow(sim::math::pi, 4);
    const double inner = outer / 81;
    CHECK(effects[0].mean_absolute ==
          Approx(1.5 * sine * (1 + 0.05 * (outer + inner))).epsilon(0.01));
    CHECK(effects[1].mean_absolute == Approx(7.875));
    CHECK(effects[2].mean_absolute == Approx(0.15 * (outer - inner) * sine / 2).epsilon(0.02));
    CHECK(effects[0].mean == Approx(effects[0].mean_absolute));  // always up
    CHECK(effects[1].mean == Approx(0).margin(0.2));
    CHECK(effects[2].mean == Approx(0).margin(0.2));
    // Of two equally frequent sizes: half their difference, and ±7.875 itself.
    CHECK(effects[0].deviation == Approx(1.5 * sine * 0.05 * (outer - inner)).epsilon(0.01));
    CHECK(effects[1].deviation == Approx(7.875).epsilon(0.01));
}
