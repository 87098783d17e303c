// Budgets against the project's methods notes, section 4.3, and limits.
#include "analysis/experiments/ocba.hpp"

#include <catch2/catch.hpp>

using namespace analysis;

namespace {
void check(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == Approx(expected[i]).epsilon(0).margin(6e-4));
}
}  // namespace

TEST_CASE("a budget goes where it tells most") {
    check(ocba({1, 2, 3, 4, 5}, {2, 2, 2, 2, 2}, 1000),
          {421.823, 406.134, 101.534, 45.126, 25.383});
    check(ocba({10, 11, 12, 15}, {3, 2, 4, 3}, 500), {222.772, 132.645, 132.645, 11.938});
}

TEST_CASE("what is as good as the best gets all of the budget") {
    check(ocba({1, 1, 2}, {1, 1, 1}, 100), {50, 50, 0});
}

TEST_CASE("where nothing varies, the budget is divided equally") {
    check(ocba({1, 2}, {0, 0}, 10), {5, 5});
}
