#include "models/world.hpp"

#include <algorithm>

#include "models/flow.hpp"

namespace models {

namespace {

// The cluster a class submits to: the one named, or the only one.
std::uint32_t cluster_named(const std::vector<Cluster>& clusters, const std::string& name) {
    if (name.empty()) return 0;
    const auto found = std::ranges::find(clusters, name, &Cluster::name);
    ensure(found != clusters.end(), "a class names a cluster that exists", name);
    return static_cast<std::uint32_t>(found - clusters.begin());
}

std::size_t count_clusters(const Scenario& scenario) {
    std::size_t n = 0;
    for (const auto& [name, center] : scenario.data_centers) n += center.clusters.size();
    return n;
}

}  // namespace

World::World(const Scenario& what, Watch watched)
    : scenario(what),
      watch(watched),
      engine(what.scheduler.ties),
      metrics(Measured(what)),
      series(count_clusters(what), what.report.interval) {
    if (what.until) until_ = what.until->time(what.start);
    for (const auto& [center_name, center] : what.data_centers)
        for (const auto& [name, spec] : center.clusters)
            clusters.emplace_back(fmt::format("{}/{}", center_name, name), spec, jobs,
                                  what.scheduler.past_estimate);
    std::uint32_t index = 0;
    for (const auto& [name, demand] : what.demand) {
        const auto cluster = cluster_named(clusters, demand.cluster);
        arrivals.add(Source(name, demand, index++,
                            {{what.seed, what.replication},
                             what.start,
                             cluster,
                             clusters[cluster].nodes.capacity(),
                             watched.jobs}));
    }
    if (what.warmup > Duration{0}) engine.at(Time{what.warmup}, WarmUpEnds{});
}

World::~World() = default;

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
