#include "models/metrics/occupancy.hpp"

#include <numeric>

namespace models {

namespace {

using Levels = Occupancy::Levels;

MetricValue form(std::string name, std::string unit, std::string about) {
    MetricValue value;
    value.name = std::move(name);
    value.unit = std::move(unit);
    value.about = std::move(about);
    return value;
}

// The metrics of one cluster, or of all: `sum(of)` adds up over the clusters meant.
template <class Sum>
std::vector<MetricValue> report_sums(Time now, Count capacity, Sum sum) {
    auto queue = form("queue_length", "jobs", "Jobs waiting, averaged over time.");
    queue.value = sum([&](const Levels& c) { return c.waiting.mean(now); });
    auto present = form("jobs_present", "jobs", "Jobs waiting or running, averaged over time.");
    present.value = sum([&](const Levels& c) { return c.present.mean(now); });
    auto last = form("jobs_present_at_end", "jobs", "Jobs waiting or running when it ended.");
    last.value = sum([&](const Levels& c) { return static_cast<double>(c.present.value()); });
    auto busy = form("busy_accelerators", "accelerators",
                     "Accelerators that are allocated to jobs, averaged over time.");
    busy.value = sum([&](const Levels& c) { return c.busy.mean(now); });
    auto utilization =
        form("utilization", "1", "Allocated accelerators over installed ones, averaged over time.");
    utilization.value = busy.value / static_cast<double>(capacity);
    return {queue, present, last, busy, utilization};
}

// What a sum over clusters would not tell.
void add_extremes(const Levels& c, Time now, std::vector<MetricValue>& values) {
    values[0].max = static_cast<double>(c.waiting.max());
    values[1].max = static_cast<double>(c.present.max());
    values[3].max = static_cast<double>(c.busy.max());
    const auto top = std::min<std::int64_t>(c.present.max() + 1, Occupancy::told_apart);
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
    const auto& capacity = measured.capacity;
    auto all =
        report_sums(now, std::accumulate(capacity.begin(), capacity.end(), Count{0}), [&](auto of) {
            double sum = 0;
            for (const auto& c : clusters) sum += of(c);
            return sum;
        });
    if (clusters.size() == 1) add_extremes(clusters.front(), now, all);
    out.insert(out.end(), all.begin(), all.end());
    if (clusters.size() == 1) return;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        auto values = report_sums(now, capacity[i], [&](auto of) { return of(clusters[i]); });
        add_extremes(clusters[i], now, values);
        for (auto& value : values) {
            value.scope = MetricValue::Scope::cluster;
            value.of = measured.clusters[i];
            out.push_back(std::move(value));
        }
    }
}

}  // namespace models
