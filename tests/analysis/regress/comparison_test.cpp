// Which numbers moved: one run against one run, and means against means.
#include <catch2/catch.hpp>
#include <limits>

#include "analysis/regress/comparison.hpp"

using namespace analysis;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Published one_run(std::vector<PublishedMetric> metrics) {
    Published published;
    published.fingerprint = "same";
    published.metrics = std::move(metrics);
    return published;
}

Verdict verdict(const PublishedMetric& was, const PublishedMetric& is) {
    return compare(one_run({was}), one_run({is})).metrics.at(0).verdict;
}

PublishedMetric mean(double value, double sd, std::uint64_t runs) {
    PublishedMetric metric{"wait", "s", value};
    metric.sd = sd;
    metric.runs = runs;
    return metric;
}

Verdict verdict_of_means(const PublishedMetric& was, const PublishedMetric& is, double tolerance) {
    auto expected = one_run({was});
    expected.replications = 10;
    expected.tolerance = tolerance;
    return compare(expected, one_run({is})).metrics.at(0).verdict;
}

}  // namespace

TEST_CASE("a number of one run is the same within its tolerance") {
    CHECK(verdict({"wait", "s", 100}, {"wait", "s", 100}) == Verdict::same);
    CHECK(verdict({"wait", "s", 100}, {"wait", "s", 100.00000005}) == Verdict::same);
    CHECK(verdict({"wait", "s", 100}, {"wait", "s", 100.0000002}) == Verdict::moved);
    PublishedMetric loose{"wait", "s", 100};
    loose.tolerance = 0.1;
    CHECK(verdict(loose, {"wait", "s", 109}) == Verdict::same);
    CHECK(verdict(loose, {"wait", "s", 111}) == Verdict::moved);
    CHECK(verdict({"lost", "jobs", 0}, {"lost", "jobs", 1e-30}) == Verdict::moved);
    CHECK(verdict({"wait", "s", 100}, {"wait", "h", 100}) == Verdict::moved);
    CHECK(verdict({"wait", "s", nothing}, {"wait", "s", nothing}) == Verdict::same);
    CHECK(verdict({"wait", "s", nothing}, {"wait", "s", 0}) == Verdict::moved);
}

TEST_CASE("a metric that is new or gone is told") {
    const auto found = compare(one_run({{"old", "s", 1}}), one_run({{"new", "s", 2}}));
    REQUIRE(found.metrics.size() == 2);
    CHECK(found.metrics[0].verdict == Verdict::vanished);
    CHECK(found.metrics[1].verdict == Verdict::appeared);
    CHECK(found.failed());
}

// Standard error 1 and, by Welch and Satterthwaite, 22.99 degrees of freedom; rounded down, the
// 97.5 % point of Student's t is 2.074 (any table of it).
TEST_CASE("means moved when Welch's interval of their difference does not hold 0") {
    const auto was = mean(10, 2, 10);
    CHECK(verdict_of_means(was, mean(12.07, 3, 15), 0) == Verdict::unclear);
    CHECK(verdict_of_means(was, mean(12.08, 3, 15), 0) == Verdict::moved);
}

TEST_CASE("means moved when all of that interval lies beyond the tolerance") {
    const auto was = mean(10, 2, 10);  // differences of 3 ± 2.074
    CHECK(verdict_of_means(was, mean(13, 3, 15), 0.092) == Verdict::moved);
    CHECK(verdict_of_means(was, mean(13, 3, 15), 0.093) == Verdict::unclear);
    CHECK(verdict_of_means(was, mean(7, 3, 15), 0.092) == Verdict::moved);
    CHECK(verdict_of_means(was, mean(7, 3, 15), 0.093) == Verdict::unclear);
    // a difference beyond doubt, and within the tolerance or not
    CHECK(verdict_of_means(mean(100, 0.1, 10), mean(103, 0.1, 10), 0.05) == Verdict::same);
    CHECK(verdict_of_means(mean(100, 0.1, 10), mean(105.05, 0.1, 10), 0.05) == Verdict::unclear);
    CHECK(verdict_of_means(mean(100, 0.1, 10), mean(106, 0.1, 10), 0.05) == Verdict::moved);
}

TEST_CASE("means are equal when that interval lies within the tolerance") {
    const auto was = mean(10, 2, 10);
    CHECK(verdict_of_means(was, mean(11, 3, 15), 0.31) == Verdict::same);     // up to 3.074 apart
    CHECK(verdict_of_means(was, mean(11, 3, 15), 0.30) == Verdict::unclear);  // 3 is not enough
    CHECK(verdict_of_means(was, mean(10, 2, 10), 0) == Verdict::same);
}

TEST_CASE("with more metrics, each must differ more") {
    auto expected = one_run({mean(10, 2, 10)});
    expected.replications = 10;
    auto now = one_run({mean(12.5, 3, 15)});
    CHECK(compare(expected, now).metrics.at(0).verdict == Verdict::moved);
    for (int i = 0; i < 9; ++i) {
        auto other = mean(1, 1, 10);
        other.key = "other" + std::to_string(i);
        expected.metrics.push_back(other);
        now.metrics.push_back(other);
    }
    // of ten at 99.5 % each, the point with 22 degrees of freedom is 3.119
    CHECK(compare(expected, now).metrics.at(0).verdict == Verdict::unclear);
}
