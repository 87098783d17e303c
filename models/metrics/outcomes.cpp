#include "models/metrics/outcomes.hpp"

#include <numeric>

namespace models {

namespace {

constexpr std::array<std::string_view, enumerators<Outcome>().size()> meaning{
    "Jobs that ran to their end (or to their estimate, where runs are stopped there).",
    "Jobs turned away because the queue was full.",
    "Jobs that no cluster open to them could ever hold.",
    "Jobs that a cluster could hold, but none that their broker sees.",
    "Jobs that found all clusters their broker sees too expensive.",
    "Jobs that waited longer than their patience.",
    "Jobs that were waiting or running when the simulation ended.",
};

bool needs_market(Outcome outcome) {
    return outcome == Outcome::unseen || outcome == Outcome::priced_out;
}

void report_counts(MetricValue value, const Outcomes::Counts& counts, bool trades,
                   std::vector<MetricValue>& out) {
    const auto all = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!trades && needs_market(static_cast<Outcome>(i))) continue;
        value.name = fmt::format("jobs_{}", enumerators<Outcome>()[i]);
        value.unit = "jobs";
        value.about = meaning[i];
        value.value = static_cast<double>(counts[i]);
        out.push_back(value);
    }
    value.name = "jobs_arrived";
    value.about = "Jobs that were submitted.";
    value.value = static_cast<double>(all);
    out.push_back(value);
}

}  // namespace

void Outcomes::report(const Measured& measured, Time now, std::vector<MetricValue>& out) const {
    report_counts({}, all, measured.trades, out);
    MetricValue throughput;
    throughput.name = "throughput";
    throughput.unit = "1/s";
    throughput.about = "Jobs served per unit of measured time.";
    throughput.value = static_cast<double>(served) / seconds(now - measured.warmup);
    if (measured.random) {
        TimeBatches batches = served_over_time;
        batches.pass(now, [&](Time) { return served; });
        throughput.batch_means = batches.means();
        for (double& per_nanosecond : throughput.batch_means) per_nanosecond *= 1e9;
    }
    out.push_back(throughput);
    for (std::size_t i = 0; i < divisions.size(); ++i)
        for (std::size_t part = 0; part < parts[i].size(); ++part) {
            MetricValue value;
            value.scope = divisions[i].scope();
            value.of = divisions[i].names()[part];
            report_counts(value, parts[i][part], measured.trades, out);
        }
}

}  // namespace models
