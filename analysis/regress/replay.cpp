#include "analysis/regress/replay.hpp"

#include <fmt/format.h>

#include "analysis/confidence.hpp"
#include "analysis/replications/how_often.hpp"
#include "analysis/replications/replications.hpp"
#include "analysis/run_results.hpp"
#include "analysis/sweep/measures.hpp"
#include "analysis/sweep/plan.hpp"
#include "models/scenario_file.hpp"
#include "sim/fingerprint.hpp"

namespace analysis {
namespace {

constexpr double of_expected = 0.95;  // confidence of its intervals

bool is_published(const models::MetricValue& metric) {
    using Scope = models::MetricValue::Scope;
    return metric.scope == Scope::all || metric.scope == Scope::demand;
}

void put_mean(const ReplicatedMetric& metric, const Observed& observed, Published& published) {
    PublishedMetric mean{key_of(metric.form, observed), metric.form.unit};
    const auto tally = tally_of(observed);
    mean.value = tally.count() == 0 ? not_observed : tally.mean();
    mean.runs = tally.count();
    if (tally.count() > 1) mean.sd = tally.standard_deviation();
    if (const auto interval = interval_of(observed, of_expected))
        mean.half_width = interval->half_width;
    published.metrics.push_back(mean);
}

void put_value(const models::MetricValue& metric, const ReplicatedMetric& all,
               Published& published) {
    for (const auto& observed : all.observed) {
        PublishedMetric one{key_of(metric, observed), metric.unit, observed.values.front()};
        if (observed.name.empty()) one.half_width = half_width(metric.batch_means, of_expected);
        published.metrics.push_back(one);
    }
}

std::string fingerprint_of(const std::vector<PlayedReplication>& played) {
    if (played.size() == 1) return fmt::format("{:016x}", played.front().fingerprint);
    sim::Fingerprint all;
    for (const auto& run : played) all.add(run.fingerprint, run.events);
    return fmt::format("{:016x}", all.value());
}

}  // namespace

std::optional<Published> replay(const std::filesystem::path& scenario, const Published& as,
                                const Version& version, const MustStop& must_stop) {
    Replications replications(models::read_scenario(scenario, as.set));
    if (!replications.play(as.replications, 1, must_stop)) return std::nullopt;
    Published now{version_id(version), as.set, as.replications, as.tolerance,
                  fingerprint_of(replications.played())};
    const auto report = replications.first().report();
    for (std::size_t i = 0; i < report.size(); ++i) {
        const auto& metric = replications.metrics()[i];
        if (!is_published(metric.form)) continue;
        if (as.replications == 1) {
            put_value(report[i], metric, now);
        } else {
            for (const auto& observed : metric.observed) put_mean(metric, observed, now);
        }
    }
    if (as.replications == 1)
        for (const auto& row : RunResults(replications.first(), "", true).hindcast)
            now.metrics.push_back({fmt::format("hindcast.{}", row.name), "", row.simulated});
    return now;
}

}  // namespace analysis
