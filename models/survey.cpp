#include "models/survey.hpp"

#include <cmath>
#include <map>

#include "models/mismatch/indices.hpp"
#include "models/mismatch/matching.hpp"
#include "models/world.hpp"

namespace models {

namespace {

/// Waiting jobs that may go to the same clusters.
struct Circle {
    std::uint32_t demand = 0;
    std::uint32_t origin = 0;
    std::uint32_t runs = 0;  // a bit for each ecosystem its tenant runs on
    std::int32_t cap = 0;    // the price cap in steps of a quarter of an octave, rounded down
    auto operator<=>(const Circle&) const = default;
};

/// Of one circle, jobs of one shape.
struct Kind {
    Circle circle{};
    Gang gang = 1;
    Gang per_node = 0;
    auto operator<=>(const Kind&) const = default;
};

struct Crowd {
    Count jobs = 0;
    double yuan_per_hour = 0;
};

constexpr std::int32_t no_cap = INT32_MAX;

std::int32_t step_of(double cap) {
    if (!std::isfinite(cap)) return no_cap;
    return static_cast<std::int32_t>(std::floor(4 / math::ln2 * math::log(cap)));
}
double cap_of(std::int32_t step) {
    if (step == no_cap) return std::numeric_limits<double>::infinity();
    return math::exp(step * math::ln2 / 4);
}

/// What waits and what is idle at one instant.
class Snapshot {
  public:
    explicit Snapshot(const World& world) : w_(world) {
        for (const auto& c : w_.clusters)
            c.line.each([&](WaitingLine::Position at) { count(w_.jobs[c.line[at].job]); });
        for (const auto& seeker : w_.seeking)
            if (w_.still_seeks(seeker)) count(w_.jobs[seeker.job]);
        for (std::uint32_t c = 0; c < w_.clusters.size(); ++c)
            if (w_.clusters[c].nodes.free() > 0) idle_.push_back(c);
        place_.assign(w_.clusters.size(), SIZE_MAX);
        for (std::size_t i = 0; i < idle_.size(); ++i) place_[idle_[i]] = i;
        for (const auto& [kind, crowd] : crowds_)
            if (!within_reach_.contains(kind.circle))
                within_reach_[kind.circle] = reach(kind.circle);
    }

    Mismatch in_accelerators(std::optional<std::uint32_t> only = {}) const {
        std::vector<WaitingGangs> gangs;
        std::vector<const Circle*> circles;
        double waiting = 0;
        for (const auto& [kind, crowd] : crowds_) {
            if (only && kind.circle.demand != *only) continue;
            gangs.push_back({{kind.gang, kind.per_node}, crowd.jobs});
            circles.push_back(&kind.circle);
            waiting += static_cast<double>(gangs.back().accelerators());
        }
        std::vector<IdleNodes> nodes;
        double idle = 0;
        const auto open = only ? usable_by(*only) : std::vector<bool>(w_.clusters.size(), true);
        for (const auto c : idle_) {
            nodes.push_back(nodes_of(w_.clusters[c]));
            if (open[c]) idle += static_cast<double>(w_.clusters[c].nodes.free());
        }
        if (gangs.empty() || nodes.empty()) return decompose(idle, waiting, 0);
        const auto flow = gang_flow(nodes, gangs, pairs(circles));
        return decompose(idle, waiting, static_cast<double>(flow.matched));
    }

    /// `of_idle(cluster)` and `of_waiting(kind, crowd)` are whole units of one accelerator, and of
    /// a crowd.
    template <class OfIdle, class OfWaiting>
    Mismatch in_units(OfIdle of_idle, OfWaiting of_waiting) const {
        std::vector<Count> idle;
        std::vector<Count> waiting;
        std::vector<const Circle*> circles;
        double all_idle = 0;
        double all_waiting = 0;
        for (const auto c : idle_) {
            idle.push_back(of_idle(c) * w_.clusters[c].nodes.free());
            all_idle += static_cast<double>(idle.back());
        }
        for (const auto& [kind, crowd] : crowds_) {
            waiting.push_back(of_waiting(kind, crowd));
            all_waiting += static_cast<double>(waiting.back());
            circles.push_back(&kind.circle);
        }
        if (idle.empty() || waiting.empty()) return decompose(all_idle, all_waiting, 0);
        return decompose(all_idle, all_waiting,
                         static_cast<double>(divisible_flow(idle, waiting, pairs(circles))));
    }

    Mismatch in_teraflops() const {
        return in_units([&](std::uint32_t c) { return teraflops(w_.sites[c].spec.chip); },
                        [&](const Kind& kind, const Crowd& crowd) {
                            return crowd.jobs * kind.gang * teraflops(reference(kind));
                        });
    }

    Mismatch in_money() const {
        return in_units(
            [&](std::uint32_t c) {
                return static_cast<Count>(
                    std::nearbyint(w_.brokerage.board().price[c] * 3600 * 100));
            },
            [](const Kind&, const Crowd& crowd) {
                return static_cast<Count>(std::nearbyint(crowd.yuan_per_hour * 100));
            });
    }

    /// Accelerators by region and ecosystem: idle ones, and waiting ones by origin and the
    /// ecosystem of the reference chip.
    void by_cells(std::vector<double>& idle, std::vector<double>& waiting) const {
        std::map<std::pair<std::string, std::string>, std::pair<double, double>> cells;
        for (const auto c : idle_)
            cells[{w_.sites[c].region, ecosystem(w_.sites[c].spec.chip)}].first +=
                static_cast<double>(w_.clusters[c].nodes.free());
        std::vector<std::string> regions;
        for (const auto& [name, region] : w_.scenario.regions) regions.push_back(name);
        if (regions.empty()) regions.emplace_back();
        for (const auto& [kind, crowd] : crowds_)
            cells[{regions[kind.circle.origin], ecosystem(reference(kind))}].second +=
                static_cast<double>(crowd.jobs * kind.gang);
        for (const auto& [cell, both] : cells) {
            idle.push_back(both.first);
            waiting.push_back(both.second);
        }
    }

  private:
    void count(const Job& job) {
        Kind kind{{job.demand, job.origin, 0, step_of(job.price_cap)}, job.gang, job.per_node};
        for (std::uint32_t e = 0; e < w_.brokerage.ecosystems().size(); ++e)
            if (w_.brokerage.runs(job.demand, job.tenant, e, w_.now())) kind.circle.runs |= 1U << e;
        Crowd& crowd = crowds_[kind];
        ++crowd.jobs;
        // who has found no cluster would pay up to its cap
        const double asked = std::isfinite(job.price_cap) ? job.price_cap * 3600 : 0;
        const double price = job.cluster == nowhere ? asked : in_yuan(job.price).value;
        crowd.yuan_per_hour += price * job.gang;
    }

    static IdleNodes nodes_of(const Cluster& cluster) {
        const NodePool& pool = cluster.nodes;
        if (pool.per_node() == 1) return IdleNodes::interchangeable(pool.free());
        std::vector<Count> nodes(static_cast<std::size_t>(pool.per_node()) + 1);
        for (std::int32_t level = 1; level <= pool.per_node(); ++level)
            nodes[static_cast<std::size_t>(level)] = pool.nodes(level);
        return IdleNodes(std::move(nodes));
    }

    // A pair is allowed where every rule of the market allows it now.
    Pairs pairs(const std::vector<const Circle*>& circles) const {
        Pairs pairs(idle_.size(), circles.size());
        for (std::size_t k = 0; k < circles.size(); ++k)
            for (const std::size_t i : within_reach_.at(*circles[k])) pairs.allow(i, k);
        return pairs;
    }

    // (idle clusters) Where the jobs of a circle may go.
    std::vector<std::size_t> reach(const Circle& circle) const {
        std::vector<std::size_t> reached;
        const double cap = cap_of(circle.cap);
        for (const auto& candidate : w_.brokerage.candidates(circle.demand, circle.origin)) {
            if (place_[candidate.cluster] == SIZE_MAX) continue;
            if ((circle.runs >> candidate.ecosystem & 1) == 0) continue;
            if (!w_.brokerage.sees(candidate, w_.now())) continue;
            if (w_.brokerage.board().price[candidate.cluster] > cap * candidate.speed) continue;
            reached.push_back(place_[candidate.cluster]);
        }
        return reached;
    }

    std::vector<bool> usable_by(std::uint32_t demand) const {
        std::vector<bool> usable(w_.clusters.size());
        for (std::uint32_t o = 0; o < w_.brokerage.origins(); ++o)
            for (const auto& candidate : w_.brokerage.candidates(demand, o))
                usable[candidate.cluster] = true;
        return usable;
    }

    Count teraflops(const std::string& name) const {
        const auto chip = w_.scenario.chips.find(name);
        if (chip == w_.scenario.chips.end() || !chip->second.fp16) return 1;
        return static_cast<Count>(std::nearbyint(chip->second.fp16->value / 1e12));
    }
    std::string ecosystem(const std::string& name) const {
        const auto chip = w_.scenario.chips.find(name);
        return chip == w_.scenario.chips.end() ? std::string() : chip->second.ecosystem;
    }
    const std::string& reference(const Kind& kind) const {
        return std::next(w_.scenario.demand.begin(), kind.circle.demand)->second.reference;
    }

    const World& w_;
    std::map<Kind, Crowd> crowds_{};
    std::vector<std::uint32_t> idle_{};  // clusters with free accelerators
    std::vector<std::size_t> place_{};   // (cluster) its place in idle_
    std::map<Circle, std::vector<std::size_t>> within_reach_{};
};

}  // namespace

Survey::Survey(Date start, Seed seed, Duration mean_gap, std::vector<std::uint32_t> alone)
    : gap_(seconds(mean_gap)),
      draw_(Stream(seed, "survey").of(0)),
      calendar_(start),
      alone_(std::move(alone)) {
    month_.of_class.resize(alone_.size());
    pass();
}

void Survey::turn(Time now) {
    while (now >= calendar_.end()) {
        month_.until = calendar_.end();
        months_.push_back(std::exchange(month_, {}));
        month_.of_class.resize(alone_.size());
        month_.from = calendar_.end();
        calendar_.pass();
    }
}

void Survey::look(const World& world) {
    turn(world.now());
    pass();
    const Snapshot snapshot(world);
    ++month_.instants;
    const Mismatch all = snapshot.in_accelerators();
    month_.accelerators.add(all);
    if (world.now() >= world.metrics.measured().warmup) {
        const std::array values{all.idle, all.waiting, all.coexistence, all.frictional,
                                all.structural};
        for (std::size_t i = 0; i < seen_.size(); ++i) seen_[i].add(values[i]);
    }
    month_.teraflops.add(snapshot.in_teraflops());
    month_.yuan_per_hour.add(snapshot.in_money());
    for (std::size_t i = 0; i < alone_.size(); ++i)
        month_.of_class[i].add(snapshot.in_accelerators(alone_[i]));
    std::vector<double> idle;
    std::vector<double> waiting;
    snapshot.by_cells(idle, waiting);
    const auto index = mismatch_index(idle, waiting);
    const auto apart = dissimilarity(idle, waiting);
    if (!index || !apart) return;
    month_.index += *index;
    month_.dissimilarity += *apart;
    ++month_.indexed;
}

std::vector<MetricValue> Survey::report() const {
    constexpr std::array<std::array<std::string_view, 2>, 5> kinds{{
        {"accelerators_idle", "In service and not rented, at random instants."},
        {"accelerators_waiting", "Asked for and not started, at random instants."},
        {"coexistence", "Accelerators idle while as many are waited for: the smaller of the two."},
        {"frictional_mismatch", "Of coexistence, what could have started under every rule."},
        {"structural_mismatch", "Of coexistence, what a rule, a distance or a shape keeps apart."},
    }};
    std::vector<MetricValue> out;
    for (std::size_t i = 0; i < seen_.size(); ++i) {
        MetricValue value;
        value.name = kinds[i][0];
        value.about = kinds[i][1];
        value.unit = "accelerators";
        const Tally& tally = seen_[i].tally;
        value.value = tally.count() > 0 ? tally.mean() : std::numeric_limits<double>::quiet_NaN();
        value.count = tally.count();
        value.sd = tally.standard_deviation();
        value.batch_means = seen_[i].batches.means();
        out.push_back(std::move(value));
    }
    return out;
}

std::vector<SurveyMonth> Survey::months(Time now) const {
    Survey done = *this;
    done.turn(now);
    if (done.month_.from < now) {
        done.month_.until = now;
        done.months_.push_back(done.month_);
    }
    return std::move(done.months_);
}

}  // namespace models
