// Every number of a summary gets a name, and what is many becomes one.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/regress/figures.hpp"

using namespace analysis;

namespace {

PublishedMetric figure(const Json& summary, const std::string& key) {
    const auto all = figures_of(summary);
    const auto found =
        std::ranges::find_if(all, [&](const PublishedMetric& one) { return one.key == key; });
    INFO(key);
    REQUIRE(found != all.end());
    return *found;
}

// Parts 1, 2 … n of a metric.
Json with_parts(const std::string& by, int n) {
    Json summary{{"metrics", {{"wait", {{"value", 1}, {"unit", "s"}}}}}};
    for (int i = 1; i <= n; ++i)
        summary["metrics"]["wait"][by]["part" + std::to_string(i)] = {{"value", i}, {"unit", "s"}};
    return summary;
}

}  // namespace

TEST_CASE("a metric is told with its readings, its parts, its unit and its interval") {
    const auto summary = Json::parse(R"({"name": "x", "events": 7, "metrics": {"wait": {
        "value": 12.5, "count": 40, "p95": 30, "unit": "s", "description": "…",
        "interval": {"confidence": 0.95, "half_width": 2},
        "by_class": {"training": {"value": 13, "p95": null, "unit": "s"}}}}})");
    CHECK(figures_of(summary).size() == 5);
    const auto wait = figure(summary, "wait");
    CHECK(wait.value == 12.5);
    CHECK(wait.unit == "s");
    CHECK(wait.half_width == 2.0);
    CHECK(wait.of == 0);
    CHECK(figure(summary, "wait.count").unit.empty());
    CHECK(figure(summary, "wait.p95").value == 30);
    CHECK_FALSE(figure(summary, "wait.p95").half_width);
    CHECK(figure(summary, "wait.by_class.training").value == 13);
    CHECK(std::isnan(figure(summary, "wait.by_class.training.p95").value));
}

TEST_CASE("what a market and a network add is told by where it stands") {
    const auto summary = Json::parse(R"({"metrics": {},
        "market": {"months": ["2023-01", "2023-02"],
                   "energy": {"description": "…", "all": {"building_kwh": 5}},
                   "prices": {"by_chip": {"a": [3, 4, null]}},
                   "moments": [{"name": "DeepSeek", "rented": {"before": 1, "after": 2}}],
                   "hindcast": [{"name": "cards 2024", "observed": 7, "simulated": 6, "low": 1}]},
        "network": {"links": [{"name": "x to y", "utilization": 0.5}]}})");
    CHECK(figure(summary, "market.energy.all.building_kwh").value == 5);
    CHECK(figure(summary, "market.moments.DeepSeek.rented.after").value == 2);
    CHECK(figure(summary, "hindcast.cards 2024").value == 6);
    CHECK(figure(summary, "network.links.x to y.utilization").value == 0.5);
    const auto prices = figure(summary, "market.prices.by_chip.a");
    CHECK(prices.value == Approx(std::sqrt((9 + 16) / 2.0)));  // of those there are
    CHECK(prices.of == 3);
    CHECK(figures_of(summary).size() == 6);
}

TEST_CASE("more than eight parts are one figure, but for classes") {
    CHECK(figures_of(with_parts("by_region", 8)).size() == 9);
    const auto many = with_parts("by_region", 9);
    CHECK(figures_of(many).size() == 2);
    const auto regions = figure(many, "wait.by_region");
    CHECK(regions.value == Approx(std::sqrt(285 / 9.0)));  // 1 + 4 + … + 81
    CHECK(regions.of == 9);
    CHECK(regions.unit == "s");
    CHECK(figures_of(with_parts("by_class", 9)).size() == 10);
}

TEST_CASE("a figure of many moves when one of them does") {
    auto summary = with_parts("by_region", 9);
    const auto before = figure(summary, "wait.by_region").value;
    summary["metrics"]["wait"]["by_region"]["part1"]["value"] = 1.000001;
    CHECK(std::abs(figure(summary, "wait.by_region").value / before - 1) > 1e-9);
}
