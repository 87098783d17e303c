// What makes a square Latin.
#include "analysis/experiments/latin_hypercube.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace analysis;

TEST_CASE("each stratum is hit once in each dimension") {
    for (const std::size_t n : {1u, 2u, 7u, 100u, 1000u})
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const auto points = latin_hypercube(n, 4, {.value = seed});
            REQUIRE(points.size() == n);
            for (std::size_t d = 0; d < 4; ++d) {
                std::vector<bool> hit(n);
                for (const Point& point : points)
                    hit.at(static_cast<std::size_t>(point[d] * static_cast<double>(n))) = true;
                CHECK(std::ranges::count(hit, true) == static_cast<std::ptrdiff_t>(n));
            }
        }
}

TEST_CASE("a Latin hypercube is its seed's, and each replication has another") {
    CHECK(latin_hypercube(20, 3, {1, 0}) == latin_hypercube(20, 3, {1, 0}));
    CHECK(latin_hypercube(20, 3, {1, 0}) != latin_hypercube(20, 3, {1, 1}));
    CHECK(latin_hypercube(20, 3, {1, 0}) != latin_hypercube(20, 3, {2, 0}));
}

TEST_CASE("dimensions are shuffled independently, and every order is possible") {
    std::set<std::vector<std::size_t>> orders;
    double product = 0;
    for (std::uint32_t r = 0; r < 2000; ++r) {
        std::vector<std::size_t> order;
        for (const Point& point : latin_hypercube(3, 2, {1, r})) {
            order.push_back(static_cast<std::size_t>(point[0] * 3));
            product += (point[0] - 0.5) * (point[1] - 0.5);
        }
        orders.insert(order);
    }
    CHECK(orders.size() == 6);
    // Six thousand products of standard deviation 1/12, or somewhat more within a hypercube.
    CHECK(std::abs(product / 6000) < 5 * (1.0 / 12) * 1.5 / std::sqrt(6000.0));
}
