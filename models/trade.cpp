#include "models/trade.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "models/energy.hpp"
#include "models/flow.hpp"

namespace models {

namespace {

Time in_service_from(const World& w, const Cluster& c) {
    const auto& more = c.spec->expansions[c.expanded];
    return later(more.installed.time(w.scenario.start), c.spec->commissioning);
}

void announce_expansion(World& w, const Cluster& c) {
    if (c.expanded == c.spec->expansions.size()) return;
    const Time at = in_service_from(w, c);
    w.engine.at(std::max(at, w.now()), Expands{static_cast<std::uint32_t>(&c - w.clusters.data())});
}

Money posted(const World& w, std::uint32_t cluster) {
    const RentalPrice price{w.brokerage.board().price[cluster]};
    return money_of(Yuan{price.value * 3600}).value_or(Money{});
}

constexpr Duration between_tries = std::chrono::hours{24};

std::vector<std::uint32_t> alone(const World& w) {
    std::vector<std::uint32_t> numbers;
    const auto& classes = w.metrics.measured().classes;
    for (const auto& name : w.scenario.report.alone)
        numbers.push_back(
            static_cast<std::uint32_t>(std::ranges::find(classes, name) - classes.begin()));
    return numbers;
}

Duration between_surveys(const World& w) {
    if (w.scenario.report.survey) return *w.scenario.report.survey;
    const Duration all =
        w.until() == never ? Duration{std::chrono::days{365}} : w.until().time_since_epoch();
    return std::max(all / 1000, Duration{1});
}

void adapt(const World& w, Job& job, double speed) {
    if (speed == 1) return;
    const auto& demand = w.metrics.measured();
    if (demand.by_gang[job.demand]) {
        const double gang = std::ceil(job.gang / speed);
        job.gang = static_cast<Gang>(std::min(gang, 1e9));
        if (job.per_node > 0)
            job.gang = (job.gang + job.per_node - 1) / job.per_node * job.per_node;
        return;
    }
    job.run = saturated_duration(seconds(job.run) / speed);
    job.estimate = saturated_duration(seconds(job.estimate) / speed);
}

// What electricity of a busy accelerator costs, in yuan per accelerator and second.
double floor_of(const World& w, const Site& site, double margin) {
    const auto chip = w.scenario.chips.find(site.spec.chip);
    const auto region = w.scenario.regions.find(site.region);
    if (chip == w.scenario.chips.end() || region == w.scenario.regions.end()) return 0;
    const Power draws = chip->second.power + chip->second.host_power;
    return draws.value * region->second.pue * region->second.tariff.value * (1 + margin);
}

}  // namespace

void open_market(World& w) {
    for (const auto& c : w.clusters) announce_expansion(w, c);
    if (!w.brokerage.trades()) return;
    for (const auto& site : w.sites) {
        const auto found = std::ranges::find(w.operators, site.spec.operator_);
        w.operator_of.push_back(static_cast<std::uint32_t>(found - w.operators.begin()));
        if (found == w.operators.end()) w.operators.push_back(site.spec.operator_);
    }
    w.ledger = Ledger(w.scenario.demand.size(), w.operators.size());
    w.record.emplace(w.scenario, w.metrics.measured());
    w.rented_before.resize(w.clusters.size());
    if (w.brokerage.looks()) w.engine.at(later(w.now(), w.scenario.offers_age), BrokersLook{});
    w.engine.at(later(w.now(), between_tries), SeekersTry{});
    w.survey.emplace(w.scenario.start, Seed{w.scenario.seed, w.scenario.replication},
                     between_surveys(w), alone(w));
    w.engine.at(w.survey->next(), SurveyDue{});
    const Duration every = std::visit([](const auto& m) { return m.every(); }, w.scenario.market);
    if (every != Duration::max()) w.engine.at(later(w.now(), every), PricesMove{});
    for (std::uint32_t c = 0; c < w.clusters.size(); ++c) w.tell(Priced{c, posted(w, c), w.now()});
}

std::optional<Outcome> find_cluster(World& w, Job& job) {
    if (!w.brokerage.trades()) return std::nullopt;
    const auto choice = w.brokerage.choose(job, w.now(), w.transport ? &*w.transport : nullptr);
    if (!choice.cluster) {
        job.refused = choice.refused;
        return choice.refused;
    }
    job.cluster = *choice.cluster;
    job.price = posted(w, job.cluster);
    adapt(w, job, choice.speed);
    return std::nullopt;
}

void settle_account(World& w, const Job& job) {
    if (!w.brokerage.trades() || job.waits()) return;
    const Money amount = charge(job.price, job.gang, w.now() - job.started);
    w.ledger.pay(job.demand, w.operator_of[job.cluster], amount);
    w.tell(Paid{job, amount, w.now()});
}

// more accelerators come into service

void on(World& w, const Expands& e) {
    Cluster& c = w.clusters[e.cluster];
    const auto& expansions = c.spec->expansions;
    for (; c.expanded < expansions.size() && in_service_from(w, c) <= w.now(); ++c.expanded) {
        const Count nodes = expansions[c.expanded].nodes;
        c.grows(c.nodes.per_node() == 1 ? nodes * c.spec->accelerators_per_node : nodes);
    }
    announce_expansion(w, c);
    if (w.brokerage.trades()) {
        Board& board = w.brokerage.board();
        board.capacity[e.cluster] = static_cast<double>(c.nodes.capacity());
        ++board.expansions;
    }
    w.tell_occupied(c);
    look_at_queue(w, c);
    if (w.auditor) w.auditor->look(w);
}

void close_market(World& w) {
    if (!w.record) return;
    std::vector<Rungs> totals(w.clusters.size());
    for (const auto& month : w.record->ladder.months(w.now()))
        for (std::uint32_t c = 0; c < totals.size(); ++c) {
            const Rungs monthly = w.record->ladder.rungs_of(month, c);
            for (std::size_t r = 0; r < rung_count; ++r) totals[c][r] += monthly[r];
        }
    for (std::uint32_t c = 0; c < totals.size(); ++c) {
        const Site& site = w.sites[c];
        const Wide sum = std::accumulate(totals[c].begin(), totals[c].end(), Wide{0});
        ensure(sum == in_service_integral(site.spec, w.scenario.start, w.now(), false),
               "the rungs of the ladder add up to what is installed", site.name);
        for (const Wide rung : totals[c]) ensure(rung >= 0, "no rung is negative", site.name);
        const auto chip = w.scenario.chips.find(site.spec.chip);
        const auto region = w.scenario.regions.find(site.region);
        if (chip == w.scenario.chips.end() || region == w.scenario.regions.end()) continue;
        const auto bill = money_of(energy_of(chip->second, region->second, totals[c]).cost);
        ensure(bill.has_value(), "an electricity bill can be counted", site.name);
        w.ledger.buy_electricity(w.operator_of[c], *bill);
    }
    ensure(w.ledger.balance() == Money{}, "all accounts together are zero",
           w.ledger.balance().micro_yuan);
}

void on(World& w, const BrokersLook&) {
    w.brokerage.look();
    w.engine.at(later(w.now(), w.scenario.offers_age), BrokersLook{});
}

// who seeks a cluster tries again: prices have moved, more is connected or ported

void on(World& w, const SeekersTry&) {
    std::vector<Seeker> still;
    for (const Seeker& seeker : w.seeking) {
        if (!w.still_seeks(seeker)) continue;
        if (find_cluster(w, w.jobs[seeker.job]))
            still.push_back(seeker);
        else
            accept(w, seeker.job);
    }
    w.seeking = std::move(still);
    w.engine.at(later(w.now(), between_tries), SeekersTry{});
}

void on(World& w, const SurveyDue&) {
    w.survey->look(w);
    w.engine.at(w.survey->next(), SurveyDue{});
}

// each cluster's price moves with its vacancy since the last move

void on(World& w, const PricesMove&) {
    std::visit(
        [&](const auto& market) {
            const auto every = market.every();
            for (std::uint32_t c = 0; c < w.clusters.size(); ++c) {
                if (!w.sites[c].spec.serves.empty()) continue;  // not on the market
                const Wide rented = w.record->ladder.rented(c, w.now());
                const Wide held = rented - std::exchange(w.rented_before[c], rented);
                const double capacity = w.brokerage.board().capacity[c];
                if (capacity <= 0) continue;
                const double share =
                    static_cast<double>(held) / (capacity * static_cast<double>(every.count()));
                double& price = w.brokerage.board().price[c];
                price *= market.factor(1 - std::min(share, 1.0));
                if constexpr (requires { market.floor_margin; })
                    price = std::max(price, floor_of(w, w.sites[c], market.floor_margin));
                w.tell(Priced{c, posted(w, c), w.now()});
            }
            ++w.brokerage.board().moves;
            w.engine.at(later(w.now(), every), PricesMove{});
        },
        w.scenario.market);
}

}  // namespace models
