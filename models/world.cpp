#include "models/world.hpp"

#include <algorithm>

#include "models/endings.hpp"
#include "models/flow.hpp"
#include "models/moving.hpp"
#include "models/network/network_report.hpp"
#include "models/trade.hpp"

namespace models {

namespace {

// The cluster a class submits to: the one named, or the only one.
std::uint32_t cluster_named(const std::vector<Cluster>& clusters, const std::string& name) {
    if (name.empty()) return 0;
    const auto found = std::ranges::find(clusters, name, &Cluster::name);
    ensure(found != clusters.end(), "a class names a cluster that exists", name);
    return static_cast<std::uint32_t>(found - clusters.begin());
}

// What a job of a log could be held by, where it may go anywhere.
Count largest_cluster(const std::vector<Cluster>& clusters) {
    Count largest = 0;
    for (const auto& c : clusters) largest = std::max(largest, c.nodes.capacity());
    return largest;
}

}  // namespace

World::World(const Scenario& what, Watch watched)
    : scenario(what),
      watch(watched),
      sites(sites_of(what)),
      engine(what.scheduler.ties),
      metrics(Measured(what, sites)),
      series(sites.size(), what.report.interval),
      brokerage(what, sites) {
    if (what.until) until_ = what.until->time(what.start);
    for (const auto& site : sites)
        clusters.emplace_back(site.name, site.spec, jobs, what.scheduler.past_estimate);
    std::uint32_t index = 0;
    std::vector<std::string> regions;
    for (const auto& [name, region] : what.regions) regions.push_back(name);
    for (const auto& [name, demand] : what.demand) {
        const auto cluster = brokerage.trades() ? nowhere : cluster_named(clusters, demand.cluster);
        arrivals.add(Source(name, demand, index++,
                            {.seed = {what.seed, what.replication},
                             .start = what.start,
                             .cluster = cluster,
                             .capacity = cluster == nowhere ? largest_cluster(clusters)
                                                            : clusters[cluster].nodes.capacity(),

                             .keep_skipped = watched.jobs,
                             .regions = regions,
                             .scale = what.demand_scale * what.basis_scale(),
                             .finer = what.granularity}));
    }
    if (watched.audit) auditor.emplace(what, sites);
    open_market(*this);
    open_network(*this);
    if (what.warmup > Duration{0}) engine.at(Time{what.warmup}, WarmUpEnds{});
}

World::~World() = default;

void World::tell_occupied(const Cluster& c) {
    const auto index = static_cast<std::uint32_t>(&c - clusters.data());
    const auto waiting = static_cast<Count>(c.line.size());
    if (c.shares_time()) {  // one is in service, the others share it by turns
        const Count busy = c.running > 0 ? 1 : 0;
        tell(Occupied{index, c.running - busy, c.running, busy, now()});
        return;
    }
    tell(Occupied{index, waiting, waiting + c.running, c.nodes.capacity() - c.nodes.free(), now()});
    if (!brokerage.trades()) return;
    brokerage.board().free[index] = static_cast<double>(c.nodes.free());
    brokerage.board().backlog[index] = static_cast<double>(c.queued) / 1e9;
}

std::vector<MetricValue> World::report() const {
    auto all = metrics.report(now());
    if (survey)
        for (auto& value : survey->report()) all.push_back(std::move(value));
    for (auto& value : network_report(*this)) all.push_back(std::move(value));
    return all;
}

bool World::run(std::uint64_t events) { return engine.run(*this, until_, events); }

void World::finish() { close(*this); }

std::optional<double> World::fraction() const {
    if (until_ != never)
        return seconds(now().time_since_epoch()) / seconds(until_.time_since_epoch());
    double done = 0;
    for (const auto& source : arrivals.sources()) {
        if (const auto* trace = source.trace())
            done += static_cast<double>(trace->reader().bytes_read()) /
                    static_cast<double>(trace->reader().file_size());
        else if (source.limit())
            done += static_cast<double>(source.taken()) / static_cast<double>(*source.limit());
    }
    return done / static_cast<double>(arrivals.sources().size());
}

}  // namespace models
