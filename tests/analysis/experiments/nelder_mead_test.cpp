// Minima that are known (the project's methods notes, section 4.5).
#include "analysis/experiments/nelder_mead.hpp"

#include <catch2/catch.hpp>

#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

namespace {

template <class Function>
TriedPoint minimum_of(const Function& function, const Point& start, double step, int rounds) {
    NelderMead search(start, step);
    for (int round = 0; round < rounds && search.size() > 1e-9; ++round) {
        for (const Point& point : search.ask())
            for (const double x : point) REQUIRE((x >= 0 && x <= 1));
        search.tell(support::values_of(function, search.ask()));
    }
    CHECK(search.size() <= 1e-9);
    return search.best();
}

}  // namespace

TEST_CASE("the minimum of Rosenbrock's valley is found from its usual start") {
    const auto found = minimum_of(support::rosenbrock, {0.38, 0.6}, 0.05, 400);  // (-1.2, 1)
    CHECK(support::within_five(found.point[0]) == Approx(1).margin(1e-6));
    CHECK(support::within_five(found.point[1]) == Approx(1).margin(1e-6));
    CHECK(found.value < 1e-12);
}

TEST_CASE("each minimum of Himmelblau's function is found from near it") {
    const double minima[][2] = {
        {3, 2}, {-2.805118, 3.131313}, {-3.779310, -3.283186}, {3.584428, -1.848127}};
    for (const auto& [x, y] : minima) {
        const Point near{(x > 0 ? 3.3 : -3.3) / 10 + 0.5, (y > 0 ? 2.6 : -2.6) / 10 + 0.5};
        const auto found = minimum_of(support::himmelblau, near, 0.05, 400);
        CHECK(support::within_five(found.point[0]) == Approx(x).epsilon(0).margin(1e-6));
        CHECK(support::within_five(found.point[1]) == Approx(y).epsilon(0).margin(1e-6));
    }
}

TEST_CASE("a minimum on the wall is found there") {
    const auto found = minimum_of([](const Point& u) { return (u[0] - 0.3) * (u[0] - 0.3) + u[1]; },
                                  {0.8, 0.6}, 0.2, 600);
    CHECK(found.point[0] == Approx(0.3).margin(1e-4));
    CHECK(found.point[1] == Approx(0).margin(1e-8));
}

TEST_CASE("a bowl of six dimensions is found, and one of one dimension") {
    const auto bowl = [](const Point& u) {
        double sum = 0;
        for (std::size_t d = 0; d < u.size(); ++d)
            sum += double(d + 1) * (u[d] - 0.4) * (u[d] - 0.4);
        return sum;
    };
    for (const std::size_t dimensions : {1u, 6u})
        for (const double x : minimum_of(bowl, Point(dimensions, 0.7), 0.1, 3000).point)
            CHECK(x == Approx(0.4).margin(1e-6));
}

TEST_CASE("a point that gives no number is not the best, and the search goes on") {
    const auto found = minimum_of(
        [](const Point& u) {
            return u[0] > 0.6 ? std::nan("") : (u[0] - 0.55) * (u[0] - 0.55) + u[1] * u[1];
        },
        {0.5, 0.9}, 0.2, 600);
    CHECK(found.point[0] == Approx(0.55).margin(1e-3));
    CHECK(found.value < 1e-5);
}

TEST_CASE("the first simplex is the start and a step beside it, inside the cube") {
    const NelderMead search({0.5, 0.95}, 0.1);
    CHECK(search.ask() == Points{{0.5, 0.95}, {0.6, 0.95}, {0.5, 0.95 - 0.1}});
}
