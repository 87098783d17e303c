#include "analysis/replications/replicated_results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/replications/replicated_rows.hpp"
#include "analysis/summary.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/quantity_text.hpp"

namespace analysis {
namespace {

using models::MetricValue;

double mean_of(const Observed& reading) {
    const auto tally = tally_of(reading);
    return tally.count() == 0 ? not_observed : tally.mean();
}

MetricValue mean_metric(const ReplicatedMetric& metric) {
    auto mean = models::metric_form(metric.form.name, metric.form.unit, metric.form.about);
    mean.scope = metric.form.scope;
    mean.of = metric.form.of;
    mean.value = mean_of(metric.observed.front());
    for (std::size_t i = 1; i < metric.observed.size(); ++i) {
        const double value = mean_of(metric.observed[i]);
        if (std::isnan(value)) continue;
        if (i <= models::sample_quantiles.size())
            mean.quantiles.push_back({models::sample_quantiles[i - 1], value});
        else
            mean.max = value;
    }
    return mean;
}

Json interval_json(const Observed& reading, double confidence) {
    const auto interval = interval_of(reading, confidence);
    if (!interval) return nullptr;
    return {{"confidence", confidence}, {"half_width", interval->half_width}};
}

Json warm_up_json(const std::optional<FoundWarmUp>& found, const models::Scenario& scenario) {
    Json json{{"left_out_s", sim::seconds(scenario.warmup)}};
    if (!found) return json;
    json["mser_5"] = {{"waiting_s", sim::seconds(found->by_waiting)},
                      {"busy_s", sim::seconds(found->by_busy)},
                      {"too_short", found->too_short}};
    return json;
}

std::string warm_up_text(const std::optional<FoundWarmUp>& found,
                         const models::Scenario& scenario) {
    if (!found) return "";
    auto text = fmt::format(
        "warm-up: {} left out; MSER-5 would leave out {} by jobs waiting, {} "
        "by busy accelerators\n",
        sim::duration_text(scenario.warmup), sim::duration_text(found->by_waiting),
        sim::duration_text(found->by_busy));
    if (found->too_short)
        text += "  that is half the run: it is too short to tell where its start ends\n";
    return text;
}

std::string precision_text(const Replications& replications, const HowOften& how_often,
                           bool precise) {
    if (!how_often.precision) return "";
    std::string text;
    for (const auto& key : how_often.of) {
        const auto interval = interval_of(*replications.find(key), how_often.confidence);
        text += fmt::format("{}{} ±{}", text.empty() ? "" : ", ", key,
                            interval ? fmt::format("{:.2g} %", 100 * interval->relative()) : "?");
    }
    return fmt::format("precision: {}; {:g} % was wanted: {}\n", text, 100 * *how_often.precision,
                       precise ? "reached" : "NOT reached");
}

}  // namespace

ReplicatedResults::ReplicatedResults(const Replications& of, const HowOften& wanted,
                                     const std::string& name, bool complete)
    : replications(of),
      how_often(wanted),
      warm_up(of.course().warm_up()),
      precise(is_enough(of, wanted)) {
    for (const auto& metric : of.metrics()) {
        means.push_back(mean_metric(metric));
        const auto interval = interval_of(metric.observed.front(), how_often.confidence);
        half_widths.push_back(interval ? std::optional(interval->half_width) : std::nullopt);
    }
    const auto& world = of.first();
    Json runs = Json::array();
    for (const auto& [replication, fingerprint, events] : of.played())
        runs.push_back({{"replication", replication},
                        {"fingerprint", fmt::format("{:016x}", fingerprint)},
                        {"events", events}});
    summary = {{"name", name},
               {"complete", complete},
               {"seed", of.scenario().seed},
               {"replications", of.played().size()},
               {"confidence", how_often.confidence},
               {"start", date_cell(of.scenario().start)},
               {"simulated_s", sim::seconds(world.now().time_since_epoch())},
               {"warm_up", warm_up_json(warm_up, of.scenario())}};
    if (how_often.precision)
        summary["precision"] = {
            {"wanted", *how_often.precision}, {"of", how_often.of}, {"reached", precise}};
    summary["metrics"] = metrics_json();
    summary["runs"] = runs;
}

std::string ReplicatedResults::summary_file() const { return fmt::format("{}\n", summary.dump(2)); }

Json ReplicatedResults::metrics_json() const {
    auto json = analysis::metrics_json(means);
    for (std::size_t i = 0; i < means.size(); ++i) {
        auto& entry = entry_of(means[i], json);
        const auto& observed = replications.metrics()[i].observed;
        const auto tally = tally_of(observed.front());
        entry["runs"] = tally.count();
        if (tally.count() < 2) continue;
        entry["sd_between_runs"] = tally.standard_deviation();
        entry["interval"] = interval_json(observed.front(), how_often.confidence);
        for (std::size_t other = 1; other < observed.size(); ++other)
            entry["intervals"][observed[other].name] =
                interval_json(observed[other], how_often.confidence);
    }
    return json;
}

Json ReplicatedResults::course_json() const {
    const auto& course = replications.course();
    Json from = Json::array();
    for (std::size_t i = 0; i < course.size(); ++i)
        from.push_back(
            date_cell(replications.scenario().start + course.from(i).time_since_epoch()));
    const auto waiting = course.waiting();
    const auto busy = course.busy();
    return {{"from", from},
            {"waiting", waiting},
            {"waiting_smoothed", MeanCourse::smoothed(waiting)},
            {"busy", busy},
            {"busy_smoothed", MeanCourse::smoothed(busy)}};
}

std::string ReplicatedResults::text() const {
    const auto& scenario = replications.scenario();
    const auto& played = replications.played();
    const auto end = scenario.start + replications.first().now().time_since_epoch();
    return fmt::format(
        "{}: {} to {}\n{} replications, {} to {}, seed {}\n\n{}\n{}{}",
        summary["name"].get<std::string>(), date_cell(scenario.start),
        date_cell(std::chrono::floor<std::chrono::seconds>(end)), played.size(),
        played.front().replication, played.back().replication, scenario.seed,
        metrics_text(means, how_often.confidence, [&](std::size_t i) { return half_widths[i]; }),
        warm_up_text(warm_up, scenario), precision_text(replications, how_often, precise));
}

void ReplicatedResults::put_tables(CsvTables& tables) const {
    auto runs = tables.open<ReplicationRow>("replications");
    for (std::size_t run = 0; run < replications.played().size(); ++run)
        for (const auto& metric : replications.metrics())
            for (const auto& reading : metric.observed)
                runs.put({replications.played()[run].replication, key_of(metric.form, reading),
                          metric.form.unit, reading.values[run]});
    runs.close();

    auto rows = tables.open<MeanRow>("means");
    for (const auto& metric : replications.metrics()) {
        for (const auto& reading : metric.observed) {
            const auto tally = tally_of(reading);
            const auto interval = interval_of(reading, how_often.confidence);
            rows.put({key_of(metric.form, reading), metric.form.unit, tally.count(),
                      mean_of(reading), interval ? interval->low() : not_observed,
                      interval ? interval->high() : not_observed,
                      tally.count() < 2 ? not_observed : tally.standard_deviation()});
        }
    }
    rows.close();

    const auto& course = replications.course();
    const auto waiting = course.waiting();
    const auto busy = course.busy();
    auto waiting_smoothed = MeanCourse::smoothed(waiting);
    auto busy_smoothed = MeanCourse::smoothed(busy);
    waiting_smoothed.resize(course.size(), not_observed);
    busy_smoothed.resize(course.size(), not_observed);
    auto warming = tables.open<WarmUpRow>("warm-up");
    for (std::size_t i = 0; i < course.size(); ++i)
        warming.put({replications.scenario().start + course.from(i).time_since_epoch(),
                     course.from(i), waiting[i], waiting_smoothed[i], busy[i], busy_smoothed[i]});
    warming.close();
}

}  // namespace analysis
