#include "tests/bench/bench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "analysis/summary.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "sim/ensure.hpp"

namespace bench {

namespace {

// Three digits, with thousands and millions as people say them.
std::string readable(double x) {
    if (x >= 1e6) return fmt::format("{:.3g} M", x / 1e6);
    if (x >= 1e4) return fmt::format("{:.3g} k", x / 1e3);
    return fmt::format("{:.3g}", x);
}

std::string cell(const Spread& spread, const std::string& unit) {
    return fmt::format("{} {} [{}, {}]", readable(spread.median), unit, readable(spread.least),
                       readable(spread.most));
}

}  // namespace

Spread::Spread(std::vector<double> all) {
    std::ranges::sort(all);
    least = all.front();
    median = all[all.size() / 2];
    most = all.back();
}

void print_head() {
    fmt::print(
        "Medians [least, most] of processor time.\n\n"
        "| benchmark | Suanli | floor | ratio | reach |\n"
        "| --- | --- | --- | --- | --- |\n");
}

void print(const Row& row) {
    std::string floor;
    std::string ratio;
    if (row.floor) {
        floor = fmt::format("{}, {}", cell(*row.floor, row.unit), row.against);
        ratio = fmt::format("{:.2f}", row.ours.median / row.floor->median);
    }
    fmt::print("| {} | {} | {} | {} | {} |\n", row.name, cell(row.ours, row.unit), floor, ratio,
               row.reach);
    std::fflush(stdout);
}

double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

Played play(const std::string& yaml) {
    const auto scenario = models::parse_scenario(yaml);
    models::World world(scenario);
    while (!world.run(100'000)) {}
    world.finish();
    const auto metrics = world.report();
    const analysis::Outline outline{.name = scenario.name,
                                    .complete = true,
                                    .seed = scenario.seed,
                                    .replication = scenario.replication,
                                    .fingerprint = world.fingerprint.value(),
                                    .events = world.engine.events(),
                                    .start = scenario.start,
                                    .ended = world.now()};
    auto json = analysis::outline_json(outline);
    json["metrics"] = analysis::metrics_json(metrics);
    Played played;
    played.jobs = world.ended;
    played.events = outline.events;
    played.summary = fmt::format("{}{}", analysis::summary_text(outline, metrics), json.dump());
    for (const auto& metric : metrics) {
        if (metric.scope != models::MetricValue::Scope::all) continue;
        if (metric.name == "wait") played.mean_wait = metric.value;
        if (metric.name == "transfer_time") played.mean_transfer = metric.value;
        if (metric.name == "jobs_present_at_end") played.live = metric.value;
    }
    return played;
}

void agree(const std::string& name, double ours, double floors) {
    sim::ensure(std::abs(ours - floors) <= 1e-9 * std::abs(floors),
                "a run and its floor did the same work", name, ours, floors);
}

}  // namespace bench
