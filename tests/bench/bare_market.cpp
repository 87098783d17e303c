#include "tests/bench/bare_market.hpp"

#include <algorithm>
#include <limits>

#include "models/brokerage.hpp"
#include "models/source.hpp"
#include "tests/bench/bare_cluster.hpp"

namespace bench {

BareMarket::BareMarket(const models::Scenario& scenario)
    : until(scenario.until->time(scenario.start).time_since_epoch().count()) {
    const auto sites = models::sites_of(scenario);
    const models::Brokerage brokerage(scenario, sites);
    price = brokerage.board().price;
    accelerators = sites.front().spec.accelerators();
    waiting = std::get<models::NationalPlatform>(scenario.broker).waiting.value;
    for (std::uint32_t o = 0; o < brokerage.origins(); ++o) {
        auto& clusters = order.emplace_back();
        for (const auto& candidate : brokerage.candidates(0, o))  // the nearest first
            clusters.push_back(candidate.cluster);
        std::ranges::stable_sort(clusters, {}, [&](std::uint32_t c) { return price[c]; });
    }
    std::vector<std::string> regions;
    for (const auto& [name, region] : scenario.regions) regions.push_back(name);
    const auto& [name, demand] = *scenario.demand.begin();
    models::Source source(name, demand, 0,
                          {.seed = {scenario.seed, scenario.replication},
                           .start = scenario.start,
                           .capacity = accelerators,
                           .regions = regions,
                           .scale = scenario.demand_scale * scenario.basis_scale(),
                           .finer = scenario.granularity});
    while (source.next().time_since_epoch().count() <= until) {
        const models::Job job = source.take();
        jobs.push_back({job.submitted.time_since_epoch().count(), job.run.count(),
                        job.estimate.count(), job.gang});
        origin.push_back(job.origin);
    }
}

double BareMarket::mean_wait() const {
    std::vector<BareCluster> clusters(price.size(), {accelerators, true});
    const auto capacity = static_cast<double>(accelerators);
    const auto choose = [&](const Gang& job, std::size_t number) {
        const double work = job.size * (static_cast<double>(job.run) / 1e9);
        double least = std::numeric_limits<double>::infinity();
        std::uint32_t best = 0;
        bool found_room = false;
        for (const auto c : order[origin[number]]) {
            const double cost = price[c] * work;
            if (found_room && cost >= least) break;
            const bool has_room = clusters[c].free() >= job.size;
            const double backlog =
                has_room ? 0 : (static_cast<double>(clusters[c].queued()) / 1e9 + work) / capacity;
            const double rank = cost + waiting * job.size * backlog;
            found_room = found_room || has_room;
            if (rank >= least) continue;
            least = rank;
            best = c;
        }
        return best;
    };
    return bare_mean_wait(jobs, clusters, choose, until) / 1e9;
}

}  // namespace bench
