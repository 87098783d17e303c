#include "analysis/replications/replications.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/summary.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

using models::MetricValue;

// Events between two questions whether to stop.
constexpr std::uint64_t slice_of_replication = 100'000;

// Replications whose reports wait to be folded in order: more would keep cores busier and take more
// memory.
constexpr std::uint32_t at_a_time = 64;

ReplicatedMetric replicated(const MetricValue& metric) {
    ReplicatedMetric all{metric, {{}}};
    if (!metric.count) return all;
    for (const double p : models::sample_quantiles) all.observed.push_back({quantile_name(p), {}});
    all.observed.push_back({"max", {}});
    return all;
}

double value_of(const MetricValue& metric, const std::string& reading) {
    if (reading.empty()) return metric.value;
    if (metric.count == 0U) return not_observed;
    if (reading == "max") return metric.max.value_or(not_observed);
    for (const auto& [p, value] : metric.quantiles)
        if (quantile_name(p) == reading) return value;
    return not_observed;
}

}  // namespace

Replications::Run::Run(models::Scenario of, models::Watch watch)
    : scenario(std::move(of)), world(scenario, watch) {}

Replications::Replications(models::Scenario scenario, models::Watch watch)
    : scenario_(std::move(scenario)), watch_(watch) {}

bool Replications::play(std::uint32_t more, unsigned threads, const MustStop& must_stop) {
    bool whole = true;
    while (more > 0 && whole) {
        const auto count = std::min(more, at_a_time);
        const auto next = scenario_.replication + static_cast<std::uint32_t>(played_.size());
        std::vector<std::optional<Ended>> ended(count);
        const auto one = [&](std::size_t i, const MustStop& stopped) {
            ended[i] = play_one(next + static_cast<std::uint32_t>(i), stopped);
            return ended[i].has_value();
        };
        whole = in_parallel(count, threads, one, must_stop);
        for (const auto& replication : ended) {
            if (!replication) break;
            fold(*replication);
        }
        more -= count;
    }
    return whole;
}

std::optional<Replications::Ended> Replications::play_one(std::uint32_t replication,
                                                          const MustStop& stopped) {
    auto scenario = scenario_;
    scenario.replication = replication;
    auto run = std::make_unique<Run>(std::move(scenario), watch_);
    auto& world = run->world;
    while (!world.run(slice_of_replication))
        if (stopped()) return std::nullopt;
    world.finish();
    Ended ended{{replication, world.fingerprint.value(), world.engine.events()},
                world.report(),
                course_of(world.series.rows(world.now()))};
    if (replication == scenario_.replication) first_ = std::move(run);
    return ended;
}

void Replications::fold(const Ended& ended) {
    const auto& report = ended.report;
    if (metrics_.empty())
        for (const auto& metric : report) metrics_.push_back(replicated(metric));
    sim::ensure(report.size() == metrics_.size(), "replications report the same metrics",
                report.size());
    for (std::size_t i = 0; i < report.size(); ++i) {
        const auto& form = metrics_[i].form;
        sim::ensure(report[i].name == form.name && report[i].of == form.of,
                    "replications report the same metrics", report[i].name, report[i].of);
        for (auto& [name, values] : metrics_[i].observed)
            values.push_back(value_of(report[i], name));
    }
    course_.add(ended.course);
    played_.push_back(ended.played);
}

std::vector<std::string> replicated_keys(const std::vector<MetricValue>& metrics) {
    std::vector<std::string> keys;
    for (const auto& metric : metrics)
        for (const auto& reading : replicated(metric).observed)
            keys.push_back(key_of(metric, reading));
    return keys;
}

const Observed* Replications::find(const std::string& key) const {
    for (const auto& metric : metrics_)
        for (const auto& reading : metric.observed)
            if (key == key_of(metric.form, reading)) return &reading;
    return nullptr;
}

sim::Tally tally_of(const Observed& observed) {
    sim::Tally tally;
    for (const double value : observed.values)
        if (std::isfinite(value)) tally.add(value);
    return tally;
}

std::string key_of(const models::MetricValue& metric, const Observed& reading) {
    const auto key = key_of(metric);
    return reading.name.empty() ? key : fmt::format("{}.{}", key, reading.name);
}

}  // namespace analysis
