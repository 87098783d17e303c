// Sobol' indices of functions whose indices are known (the project's methods notes, section 4.5).
#include "analysis/experiments/sobol_indices.hpp"

#include <catch2/catch.hpp>

#include "analysis/experiments/low_discrepancy.hpp"
#include "sim/tally.hpp"
#include "tests/analysis/experiments/functions.hpp"

using namespace analysis;

namespace {

template <class Function>
std::vector<SobolIndices> indices_of(const Function& function, std::size_t rows,
                                     std::size_t dimensions, std::size_t resamples = 0) {
    const auto points = saltelli_design(rows, dimensions);
    return sobol_indices(support::values_of(function, points), dimensions,
                         {.resamples = resamples});
}

void check(const std::vector<SobolIndices>& found, const std::vector<double>& first,
           const std::vector<double>& total, double margin) {
    REQUIRE(found.size() >= first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        INFO("factor " << i);
        CHECK(found[i].first.value == Approx(first[i]).epsilon(0).margin(margin));
        if (!total.empty())
            CHECK(found[i].total.value == Approx(total[i]).epsilon(0).margin(margin));
    }
}

}  // namespace

TEST_CASE("a Saltelli design mixes two halves of Sobol's sequence") {
    const auto points = saltelli_design(4, 2);  // of (.75 .25 | .25 .25), (.25 .75 | .75 .75) …
    REQUIRE(points.size() == 16);
    CHECK(points[2] == Point{0.75, 0.25});
    CHECK(points[4 + 3] == Point{0.75, 0.75});
    CHECK(points[8 + 3] == Point{0.75, 0.75});
    CHECK(points[12 + 2] == Point{0.75, 0.25});
}

// Computed elsewhere with the same design and estimators.
TEST_CASE("indices of Ishigami's function at 2^14 rows, digit by digit") {
    check(indices_of(support::Ishigami{}, 1 << 14, 3), {0.315338, 0.442418, 0.001421},
          {0.558334, 0.442423, 0.243653}, 1.1e-6);
}

TEST_CASE("indices of Ishigami's function are near the exact ones") {
    check(indices_of(support::Ishigami{}, 1 << 14, 3), {0.313905191, 0.442411145, 0},
          {0.557588855, 0.442411145, 0.243683664}, 2e-3);
    check(indices_of(support::Ishigami{0.05}, 1 << 14, 3), {0.218518564, 0.686894644, 0},
          {0.313105356, 0.686894644, 0.094586792}, 2e-3);
}

TEST_CASE("indices of Sobol's G are near the exact ones") {
    check(indices_of(support::SobolG{{0, 1, 4.5, 9, 99, 99, 99, 99}}, 1 << 13, 8),
          {0.716192, 0.179048, 0.023676, 0.007162, 0.000072},
          {0.787144, 0.242198, 0.034317, 0.010460, 0.000105}, 4e-3);
    check(indices_of(support::SobolG{{0, 0.5, 3, 9, 99, 99}}, 1 << 13, 6),
          {0.586781, 0.260792, 0.036674, 0.005868, 0.000059},
          {0.690086, 0.356173, 0.056334, 0.009171, 0.000092}, 4e-3);
    check(indices_of(support::SobolG{{0, 0, 0}}, 1 << 13, 3), {0.243243, 0.243243, 0.243243},
          {0.432432, 0.432432, 0.432432}, 4e-3);
}

// The variances of the same rows, by whose shares the indices are.
TEST_CASE("the outputs vary as much as Ishigami's function and Sobol's G do") {
    const auto variance_of = [](const auto& function, std::size_t dimensions) {
        const auto outputs = support::values_of(function, sobol(1 << 14, dimensions));
        sim::Tally tally;
        for (const double y : outputs) tally.add(y);
        return std::pair(tally.mean(), tally.variance());
    };
    const auto [mean, variance] = variance_of(support::Ishigami{}, 3);
    CHECK(mean == Approx(3.5).epsilon(1e-3));
    CHECK(variance == Approx(13.844587941).epsilon(1e-3));
    CHECK(variance_of(support::Ishigami{0.05}, 3).second == Approx(8.916942440).epsilon(1e-3));
    const support::SobolG eight{{0, 1, 4.5, 9, 99, 99, 99, 99}};
    CHECK(variance_of(eight, 8).first == Approx(1).epsilon(1e-3));
    CHECK(variance_of(eight, 8).second == Approx(0.465424432).epsilon(1e-3));
    CHECK(variance_of(support::SobolG{{0, 0.5, 3, 9, 99, 99}}, 6).second ==
          Approx(0.568070925).epsilon(1e-3));
}

TEST_CASE("of a sum, first order and total are the same") {
    check(indices_of([](const Point& x) { return 4 * x[0] + 2 * x[1] + x[2]; }, 1 << 12, 3),
          {16.0 / 21, 4.0 / 21, 1.0 / 21}, {16.0 / 21, 4.0 / 21, 1.0 / 21}, 1e-3);
}

TEST_CASE("intervals hold the exact indices, and are narrower with more rows") {
    const double first[] = {0.313905191, 0.442411145, 0};
    const double total[] = {0.557588855, 0.442411145, 0.243683664};
    const auto few = indices_of(support::Ishigami{}, 256, 3, 500);
    const auto many = indices_of(support::Ishigami{}, 4096, 3, 500);
    for (std::size_t i = 0; i < 3; ++i) {
        INFO("factor " << i);
        for (const auto* found : {&few, &many}) {
            CHECK((*found)[i].first.low < first[i]);
            CHECK((*found)[i].first.high > first[i]);
            CHECK((*found)[i].total.low < total[i]);
            CHECK((*found)[i].total.high > total[i]);
        }
        // 16 times the rows: a quarter of the width
        const double ratio =
            (few[i].first.high - few[i].first.low) / (many[i].first.high - many[i].first.low);
        CHECK(ratio == Approx(4).epsilon(0.25));
    }
}

TEST_CASE("where the output does not vary, nothing matters") {
    const auto found = indices_of([](const Point&) { return 0.1; }, 64, 2, 10);
    for (const auto& one : found) {
        CHECK(one.first.value == 0);
        CHECK(one.total.high == 0);
    }
}
