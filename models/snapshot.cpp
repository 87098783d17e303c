#include "models/snapshot.hpp"

#include <algorithm>
#include <boost/functional/hash.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "models/mismatch/matching.hpp"
#include "models/world.hpp"

namespace models {

namespace {

struct KindHash {
    std::size_t operator()(const Kind& kind) const {
        std::size_t hash = 0;
        for (const auto part :
             {kind.circle.demand, kind.circle.origin, static_cast<std::uint32_t>(kind.circle.cap),
              static_cast<std::uint32_t>(kind.gang), static_cast<std::uint32_t>(kind.per_node)})
            boost::hash_combine(hash, part);
        boost::hash_combine(hash, kind.circle.runs);
        return hash;
    }
};

IdleNodes nodes_of(const Cluster& cluster) {
    const NodePool& pool = cluster.nodes;
    if (pool.per_node() == 1) return IdleNodes::interchangeable(pool.free());
    std::vector<Count> nodes(static_cast<std::size_t>(pool.per_node()) + 1);
    for (std::int32_t level = 1; level <= pool.per_node(); ++level)
        nodes[static_cast<std::size_t>(level)] = pool.nodes(level);
    return IdleNodes(std::move(nodes));
}

// Nodes with something free.
Count open_nodes(const NodePool& pool) {
    if (pool.per_node() == 1) return pool.free();
    Count sum = 0;
    for (std::int32_t level = 1; level <= pool.per_node(); ++level) sum += pool.nodes(level);
    return sum;
}

}  // namespace

Snapshot::Snapshot(const World& world) : w_(world) {
    count_all();
    for (std::uint32_t c = 0; c < w_.clusters.size(); ++c)
        if (w_.clusters[c].nodes.free() > 0) idle_.push_back(c);
    Reach reach(w_, idle_);
    for (std::size_t k = 0; k < crowds_.size(); ++k) {
        const Circle& circle = crowds_[k].kind.circle;
        if (k == 0 || circle != crowds_[k - 1].kind.circle) reach_.push_back(reach.of(circle));
        circle_.push_back(reach_.size() - 1);
    }
}

// Kinds are few and jobs many: found by their hash, then sorted, so that order is none of its.
void Snapshot::count_all() {
    std::unordered_map<Kind, std::size_t, KindHash> places;
    const auto count = [&](const Job& job) {
        const Kind kind = kind_of(job);
        const auto [found, is_new] = places.try_emplace(kind, crowds_.size());
        if (is_new) crowds_.push_back({kind});
        Crowd& crowd = crowds_[found->second];
        ++crowd.jobs;
        // who has found no cluster would pay up to its cap
        const double asked = std::isfinite(job.price_cap) ? job.price_cap * 3600 : 0;
        const double price = job.cluster == nowhere ? asked : in_yuan(job.price).value;
        crowd.yuan_per_hour += price * job.gang;
    };
    std::vector<Id<Job>> waiting;
    for (const auto& c : w_.clusters)
        c.line.each([&](WaitingLine::Position at) { waiting.push_back(c.line[at].job); });
    for (const auto& seeker : w_.seeking)
        if (w_.still_seeks(seeker)) waiting.push_back(seeker.job);
    constexpr std::size_t ahead = 16;  // records lie anywhere, and take long to come
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        if (i + ahead < waiting.size()) __builtin_prefetch(&w_.jobs[waiting[i + ahead]].price_cap);
        count(w_.jobs[waiting[i]]);
    }
    std::ranges::sort(crowds_, {}, &Crowd::kind);
}

Kind Snapshot::kind_of(const Job& job) const {
    const auto runs = w_.brokerage.runs_on(job.demand, job.tenant, w_.now());
    return {{job.demand, job.origin, runs, step_of(job.price_cap)}, job.gang, job.per_node};
}

Snapshot::InGangs Snapshot::in_accelerators(std::optional<std::uint32_t> only) const {
    std::vector<WaitingGangs> gangs;
    std::vector<std::size_t> crowds;
    double waiting = 0;
    for (std::size_t k = 0; k < crowds_.size(); ++k) {
        const Kind& kind = crowds_[k].kind;
        if (only && kind.circle.demand != *only) continue;
        gangs.push_back({{kind.gang, kind.per_node}, crowds_[k].jobs});
        crowds.push_back(k);
        waiting += static_cast<double>(gangs.back().accelerators());
    }
    std::vector<IdleNodes> nodes;
    double idle = 0;
    const auto open = only ? usable_by(*only) : std::vector<bool>(w_.clusters.size(), true);
    for (const auto c : idle_) {
        nodes.push_back(nodes_of(w_.clusters[c]));
        if (open[c]) idle += static_cast<double>(w_.clusters[c].nodes.free());
    }
    if (gangs.empty() || nodes.empty()) return {decompose(idle, waiting, 0)};
    const auto flow = gang_flow(nodes, gangs, pairs(crowds));
    return {decompose(idle, waiting, static_cast<double>(flow.matched)),
            static_cast<double>(flow.at_most - flow.matched)};
}

// `of_idle(cluster)` and `of_waiting(crowd)` are whole units of one accelerator, and of a crowd.
template <class OfIdle, class OfWaiting>
Mismatch Snapshot::in_units(OfIdle of_idle, OfWaiting of_waiting) const {
    std::vector<Count> idle;
    std::vector<Count> waiting;
    std::vector<std::size_t> crowds(crowds_.size());
    std::iota(crowds.begin(), crowds.end(), std::size_t{0});
    double all_idle = 0;
    double all_waiting = 0;
    for (const auto c : idle_) {
        idle.push_back(of_idle(c) * w_.clusters[c].nodes.free());
        all_idle += static_cast<double>(idle.back());
    }
    for (const auto& crowd : crowds_) {
        waiting.push_back(of_waiting(crowd));
        all_waiting += static_cast<double>(waiting.back());
    }
    if (idle.empty() || waiting.empty()) return decompose(all_idle, all_waiting, 0);
    return decompose(all_idle, all_waiting,
                     static_cast<double>(divisible_flow(idle, waiting, pairs(crowds))));
}

Mismatch Snapshot::in_teraflops() const {
    return in_units([&](std::uint32_t c) { return teraflops(w_.sites[c].spec.chip); },
                    [&](const Crowd& crowd) {
                        return crowd.jobs * crowd.kind.gang * teraflops(reference(crowd.kind));
                    });
}

Mismatch Snapshot::in_money() const {
    return in_units(
        [&](std::uint32_t c) {
            return static_cast<Count>(std::nearbyint(w_.brokerage.board().price[c] * 3600 * 100));
        },
        [](const Crowd& crowd) {
            return static_cast<Count>(std::nearbyint(crowd.yuan_per_hour * 100));
        });
}

CellCounts Snapshot::cells() const {
    std::map<std::pair<std::string_view, std::string_view>, std::pair<double, double>> cells;
    CellCounts counts;
    for (const auto c : idle_) {
        const NodePool& pool = w_.clusters[c].nodes;
        cells[{w_.sites[c].region, ecosystem(w_.sites[c].spec.chip)}].first +=
            static_cast<double>(pool.free());
        counts.nodes += open_nodes(pool);
    }
    std::vector<std::string_view> regions;
    for (const auto& [name, region] : w_.scenario.regions) regions.push_back(name);
    if (regions.empty()) regions.emplace_back();
    for (const auto& crowd : crowds_) {
        cells[{regions[crowd.kind.circle.origin], ecosystem(reference(crowd.kind))}].second +=
            static_cast<double>(crowd.jobs * crowd.kind.gang);
        counts.jobs += crowd.jobs;
    }
    for (const auto& [cell, both] : cells) {
        counts.idle.push_back(both.first);
        counts.waiting.push_back(both.second);
    }
    return counts;
}

// A pair is allowed where every rule of the market allows it now.
Pairs Snapshot::pairs(const std::vector<std::size_t>& crowds) const {
    Pairs pairs(idle_.size(), crowds.size());
    for (std::size_t w = 0; w < crowds.size(); ++w) pairs.allow_just(reach_[circle_[crowds[w]]], w);
    return pairs;
}

std::vector<bool> Snapshot::usable_by(std::uint32_t demand) const {
    std::vector<bool> usable(w_.clusters.size());
    for (std::uint32_t o = 0; o < w_.brokerage.origins(); ++o)
        for (const auto& candidate : w_.brokerage.candidates(demand, o))
            usable[candidate.cluster] = true;
    return usable;
}

Count Snapshot::teraflops(const std::string& name) const {
    const auto chip = w_.scenario.chips.find(name);
    if (chip == w_.scenario.chips.end() || !chip->second.fp16) return 1;
    return static_cast<Count>(std::nearbyint(chip->second.fp16->value / 1e12));
}

std::string_view Snapshot::ecosystem(const std::string& name) const {
    const auto chip = w_.scenario.chips.find(name);
    return chip == w_.scenario.chips.end() ? std::string_view() : chip->second.ecosystem;
}

const std::string& Snapshot::reference(const Kind& kind) const {
    return std::next(w_.scenario.demand.begin(), kind.circle.demand)->second.reference;
}

}  // namespace models
