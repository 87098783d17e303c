#include "models/metrics/occupancy.hpp"

#include <numeric>
#include <span>

namespace models {

namespace {

using Levels = Occupancy::Levels;

// The mean of the sum of a level of several clusters. Their batches end together.
void sum_means(std::span<const Levels> clusters, BatchedLevel Levels::*of, Time now, bool random,
               MetricValue& sum) {
    for (const auto& c : clusters) {
        const BatchedLevel& one = c.*of;
        sum.value += one.level().mean(now);
        if (!random) continue;
        const auto means = one.batch_means(now);
        sum.batch_means.resize(means.size());
        for (std::size_t i = 0; i < means.size(); ++i) sum.batch_means[i] += means[i];
    }
}

// The metrics of one cluster, or of several together.
std::vector<MetricValue> report_sums(std::span<const Levels> clusters, double capacity, Time now,
                                     bool random) {
    auto queue = metric_form("queue_length", "jobs", "Jobs waiting, averaged over time.");
    sum_means(clusters, &Levels::waiting, now, random, queue);
    auto present =
        metric_form("jobs_present", "jobs", "Jobs waiting or running, averaged over time.");
    sum_means(clusters, &Levels::present, now, random, present);
    auto last =
        metric_form("jobs_present_at_end", "jobs", "Jobs waiting or running when it ended.");
    for (const auto& c : clusters) last.value += static_cast<double>(c.present.level().value());
    auto busy = metric_form("busy_accelerators", "accelerators",
                            "Accelerators that are allocated to jobs, averaged over time.");
    sum_means(clusters, &Levels::busy, now, random, busy);
    auto utilization = metric_form(
        "utilization", "1", "Allocated accelerators over installed ones, averaged over time.");
    utilization.value = busy.value / capacity;
    for (const double mean : busy.batch_means) utilization.batch_means.push_back(mean / capacity);
    return {queue, present, last, busy, utilization};
}

// What a sum over clusters would not tell.
void add_extremes(const Levels& c, bool shares, Time now, std::vector<MetricValue>& values) {
    values[0].max = static_cast<double>(c.waiting.level().max());
    values[1].max = static_cast<double>(c.present.level().max());
    values[3].max = static_cast<double>(c.busy.level().max());
    if (!shares) return;
    const auto top = std::min<std::int64_t>(c.present.level().max() + 1, Occupancy::told_apart);
    for (std::int64_t n = 0; n < top; ++n)
        values[1].time_shares.push_back(c.present_shares.share(static_cast<std::size_t>(n), now));
}

}  // namespace

void Occupancy::on(const Restarted& e) {
    for (auto& c : clusters) {
        c.waiting.reset(e.at);
        c.busy.reset(e.at);
        c.present.reset(e.at);
        c.present_shares.reset(e.at);
    }
}

void Occupancy::report(const Measured& measured, Time now, std::vector<MetricValue>& out) const {
    std::vector<double> capacity;
    for (std::size_t c = 0; c < clusters.size(); ++c)
        capacity.push_back(measured.mean_capacity(c, now));
    const bool random = measured.random;
    auto all =
        report_sums(clusters, std::accumulate(capacity.begin(), capacity.end(), 0.0), now, random);
    if (clusters.size() == 1) add_extremes(clusters.front(), true, now, all);
    out.insert(out.end(), all.begin(), all.end());
    if (clusters.size() == 1) return;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        auto values = report_sums(std::span(clusters).subspan(i, 1), capacity[i], now, random);
        add_extremes(clusters[i], few(), now, values);
        for (auto& value : values) {
            value.scope = MetricValue::Scope::cluster;
            value.of = measured.clusters[i];
            out.push_back(std::move(value));
        }
    }
}

}  // namespace models
