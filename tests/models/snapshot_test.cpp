// One instant of a small market, worked out by hand.
#include <catch2/catch.hpp>

#include "models/scenario_file.hpp"
#include "models/snapshot.hpp"
#include "models/world.hpp"

using namespace models;

namespace {

// Two regions with four accelerators each. Jobs come from home at 1 h and 2 h, of four each.
const std::string two_places = R"(
until: 10 h
regions:
  away: {longitude: 118}
  home: {longitude: 120}
chips:
  dear: {fp16: 100 TFLOPS@fp16, rent: 30 CNY/card/h, ecosystem: cuda}
  cheap: {fp16: 50 TFLOPS@fp16, rent: 10 CNY/card/h, ecosystem: cann}
data_centers:
  away: {region: away, clusters: {all: {chip: cheap, nodes: 2, accelerators_per_node: 2}}}
  home: {region: home, clusters: {all: {chip: dear, nodes: 2, accelerators_per_node: 2}}}
demand:
  job:
    arrivals: {kind: renewal, gap: 1 h}
    jobs: 2
    gang: 4
    run_time: 50 h
    reference: dear
    origins: {home: 1}
broker: local_only
)";

double value_of(const std::vector<MetricValue>& metrics, std::string_view name,
                MetricValue::Scope scope, std::string_view of) {
    const auto found = std::ranges::find_if(metrics, [&](const MetricValue& metric) {
        return metric.name == name && metric.scope == scope && metric.of == of;
    });
    REQUIRE(found != metrics.end());
    return found->value;
}

}  // namespace

TEST_CASE("a snapshot sees what is idle and what waits, in which cells") {
    const auto scenario = parse_scenario(two_places);
    World world(scenario, {.audit = true});
    while (!world.run(100'000)) {}
    const Snapshot snapshot(world);
    const auto [mismatch, unplaced] = snapshot.in_accelerators();
    CHECK(mismatch.idle == 4);
    CHECK(mismatch.waiting == 4);
    CHECK(mismatch.structural == 4);  // nobody at home sees what is away
    CHECK(unplaced == 0);
    // away with Ascend, home with Nvidia
    const auto cells = snapshot.cells();
    CHECK(cells.idle == std::vector<double>{4, 0});
    CHECK(cells.waiting == std::vector<double>{0, 4});
    CHECK(cells.nodes == 2);
    CHECK(cells.jobs == 1);
    world.finish();
}

TEST_CASE("jobs are told apart by where they come from, where they ran, and on what") {
    const auto scenario = parse_scenario(two_places);
    World world(scenario, {.audit = true});
    while (!world.run(100'000)) {}
    world.finish();
    const auto metrics = world.report();
    using Scope = MetricValue::Scope;
    CHECK(value_of(metrics, "jobs_unfinished", Scope::origin, "home") == 2);
    CHECK(value_of(metrics, "jobs_unfinished", Scope::origin, "away") == 0);
    CHECK(value_of(metrics, "jobs_unfinished", Scope::region, "home") == 2);
    CHECK(value_of(metrics, "jobs_unfinished", Scope::chip, "dear") == 2);
    CHECK(value_of(metrics, "jobs_unfinished", Scope::chip, "cheap") == 0);
    CHECK(value_of(metrics, "price_paid", Scope::chip, "dear") == Approx(30));
    CHECK(std::isnan(value_of(metrics, "price_paid", Scope::chip, "cheap")));
    CHECK(value_of(metrics, "wait", Scope::region, "home") == 0);
    CHECK(std::isnan(value_of(metrics, "wait", Scope::region, "away")));
}
