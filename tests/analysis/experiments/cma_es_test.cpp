// Covariance matrix adaptation: its defaults, its invariances, and minima that are known.
#include "analysis/experiments/cma_es.hpp"

#include <catch2/catch.hpp>

#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

namespace {

template <class Function>
std::size_t rounds_until(CmaEs& search, const Function& function, double spread) {
    std::size_t rounds = 0;
    for (; search.spread() > spread && rounds < 5000; ++rounds)
        search.tell(support::values_of(function, search.ask()));
    return rounds;
}

}  // namespace

// The project's methods notes, section 4.5.
TEST_CASE("the defaults in ten dimensions") {
    const CmaParameters is(10);
    CHECK(is.lambda == 10);
    const double weights[] = {0.456273, 0.270753, 0.162231, 0.085234, 0.025510};
    REQUIRE(is.weights.size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(is.weights[i] == Approx(weights[i]).epsilon(0).margin(5.1e-7));
    CHECK(is.mu_eff == Approx(3.167299).epsilon(0).margin(5.1e-7));
    CHECK(is.c_sigma == Approx(0.284429).epsilon(0).margin(5.1e-7));
    CHECK(is.d_sigma == Approx(1.284429).epsilon(0).margin(5.1e-7));
    CHECK(is.c_c == Approx(0.294990).epsilon(0).margin(5.1e-7));
    CHECK(is.c_1 == Approx(0.015284).epsilon(0).margin(5.1e-7));
    CHECK(is.c_mu == Approx(0.020154).epsilon(0).margin(5.1e-7));
    CHECK(is.chi == Approx(3.084727).epsilon(0).margin(5.1e-7));
}

TEST_CASE("the first generation is normal around the start", "[statistics]") {
    double sum = 0;
    double squares = 0;
    double product = 0;
    constexpr int seeds = 20'000;
    for (std::uint32_t r = 0; r < seeds; ++r) {
        const Point point = CmaEs({0.5, 0.4}, 0.05, {1, r}).ask().front();
        sum += point[0] - 0.5;
        squares += (point[0] - 0.5) * (point[0] - 0.5);
        product += (point[0] - 0.5) * (point[1] - 0.4);
    }
    // Within five standard errors.
    CHECK(std::abs(sum / seeds) < 5 * 0.05 / std::sqrt(seeds));
    CHECK(squares / seeds == Approx(0.0025).epsilon(5 * std::sqrt(2.0 / seeds)));
    CHECK(std::abs(product / seeds) < 5 * 0.0025 / std::sqrt(seeds));
}

TEST_CASE("the minimum of a valley is found, whatever the seed") {
    for (std::uint32_t r = 0; r < 20; ++r) {
        CmaEs search({0.38, 0.6}, 0.1, {1, r});  // (-1.2, 1)
        rounds_until(search, support::rosenbrock, 1e-8);
        INFO("replication " << r);
        CHECK(search.best().value < 1e-10);
        for (const double u : search.centre())
            CHECK(support::within_five(u) == Approx(1).margin(1e-5));
    }
}

// In five dimensions the valley has two minima (Kok and Sandrock 2009, "Locating and characterizing
// the stationary points of the extended Rosenbrock function"): 0 at (1, 1, …), and this one.
TEST_CASE("of two minima of a valley, mostly the lower one is found") {
    const double other[] = {-0.962051, 0.935739, 0.880714, 0.777878, 0.605094};
    int lower = 0;
    for (std::uint32_t r = 0; r < 20; ++r) {
        CmaEs search(Point(5, 0.55), 0.05, {1, r});
        rounds_until(search, support::rosenbrock, 1e-8);
        const Point found = search.centre();
        const bool low = found[0] > 0.5;
        lower += low ? 1 : 0;
        INFO("replication " << r);
        CHECK(search.best().value == Approx(low ? 0 : 3.930839).margin(1e-6));
        for (std::size_t d = 0; d < 5; ++d)
            CHECK(support::within_five(found[d]) == Approx(low ? 1 : other[d]).margin(1e-5));
    }
    CHECK(lower > 10);
}

// Hansen's review counts about 10^3 to 10^3.5 values for a sphere of ten dimensions to fall by 1e9.
TEST_CASE("a bowl falls as fast as is known") {
    CmaEs search(Point(10, 0.8), 0.1, {});
    const auto rounds = rounds_until(
        search,
        [](const Point& u) {
            double sum = 0;
            for (const double x : u) sum += (x - 0.5) * (x - 0.5);
            return sum;
        },
        1e-6);
    CHECK(rounds * 10 < 3200);
    CHECK(search.best().value < 1e-10);
}

TEST_CASE("a narrow ridge is learned, aslant") {
    // Axes a thousand times as long as others: hopeless without adaptation of the covariance.
    CmaEs search({0.8, 0.3}, 0.2, {});
    const auto rounds = rounds_until(
        search,
        [](const Point& u) {
            const double along = u[0] + u[1] - 1;
            const double across = u[0] - u[1];
            return along * along + 1e6 * across * across;
        },
        1e-9);
    CHECK(rounds < 400);
    CHECK(search.best().point[0] == Approx(0.5).margin(1e-6));
    CHECK(search.best().point[1] == Approx(0.5).margin(1e-6));
}

TEST_CASE("the search stays in the cube, and finds a minimum in its corner") {
    CmaEs search({0.5, 0.5, 0.5}, 0.3, {});
    for (int round = 0; round < 200; ++round) {
        for (const Point& point : search.ask())
            for (const double x : point) REQUIRE((x >= 0 && x <= 1));
        search.tell(support::values_of([](const Point& u) { return u[0] - u[1] + 2 * u[2]; },
                                       search.ask()));
    }
    CHECK(search.best().point[0] == Approx(0).margin(1e-3));
    CHECK(search.best().point[1] == Approx(1).margin(1e-3));
    CHECK(search.best().point[2] == Approx(0).margin(1e-3));
}

TEST_CASE("only the order of values counts, and a search is its seed's") {
    CmaEs plain({0.3, 0.6}, 0.2, {7, 1});
    CmaEs bent({0.3, 0.6}, 0.2, {7, 1});
    CmaEs other({0.3, 0.6}, 0.2, {7, 2});
    CHECK(plain.ask() != other.ask());
    for (int round = 0; round < 30; ++round) {
        REQUIRE(plain.ask() == bent.ask());
        const auto values = support::values_of(support::himmelblau, plain.ask());
        plain.tell(values);
        std::vector<double> roots;
        for (const double value : values) roots.push_back(std::sqrt(value) - 100);
        bent.tell(roots);
    }
}

TEST_CASE("points that give no number come last") {
    CmaEs search({0.5, 0.5}, 0.2, {});
    rounds_until(
        search,
        [](const Point& u) {
            return u[0] > 0.7 ? std::nan("") : (u[0] - 0.6) * (u[0] - 0.6) + u[1] * u[1];
        },
        1e-6);
    CHECK(search.best().point[0] == Approx(0.6).margin(1e-5));
    CHECK(search.best().point[1] == Approx(0).margin(1e-5));
}
