#include "models/brokerage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/network/transport.hpp"

namespace models {

bool Brokerage::sees(const Candidate& candidate, Time now) const {
    return sees_[candidate.local ? 1 : 0][connected(candidate.cluster, now) ? 1 : 0];
}

// The broker sees the same until the next cluster is connected.
void Brokerage::look_around(Time now) {
    if (now < in_sight_until_) return;
    in_sight_.clear();
    for (const auto& by_origin : candidates_) {
        auto& lists = in_sight_.emplace_back();
        for (const auto& list : by_origin) {
            auto& seen = lists.emplace_back().candidates;
            std::ranges::copy_if(list, std::back_inserter(seen),
                                 [&](const Candidate& c) { return sees(c, now); });
        }
    }
    in_sight_until_ = never;
    for (const Time from : connected_from_)
        if (from > now) in_sight_until_ = std::min(in_sight_until_, from);
}

// What is in sight, by the least rank that it can have; of equals, the nearer first.
template <class Policy>
const std::vector<Candidate>& Brokerage::in_order(const Policy& policy, const Job& job,
                                                  const Board& seen) {
    InSight& sight = in_sight_[job.demand][job.origin];
    if (sight.moves != seen.moves) {
        const auto least = [&](const Candidate& candidate) {
            Offer offer;
            offer.delay = candidate.delay;
            offer.own = candidate.own;
            offer.cost = seen.price[candidate.cluster] / candidate.speed;
            return policy.least(offer);
        };
        std::ranges::stable_sort(sight.candidates, {}, &Candidate::delay);
        std::ranges::stable_sort(sight.candidates, {}, least);
        sight.moves = seen.moves;
    }
    return sight.candidates;
}

Outcome Brokerage::why_none(const Job& job) const {
    for (const Candidate& candidate : candidates(job.demand, job.origin))
        if (now_.capacity[candidate.cluster] >= needs(job, candidate)) return Outcome::unseen;
    return Outcome::infeasible;
}

template <class Policy>
Brokerage::Choice Brokerage::choose_by(const Policy& policy, const Job& job, Time now,
                                       Transport* transport) {
    const Board& seen = looks() ? seen_ : now_;
    const double work = static_cast<double>(job.gang) * seconds(job.run);
    struct Ranked {
        double rank = std::numeric_limits<double>::infinity();
        const Candidate* candidate = nullptr;
    };
    Choice choice;
    Ranked best;
    Ranked cut_off;  // of those that no way leads to for now: better than none at all
    bool found_room = false;
    std::optional<std::uint32_t> worth_porting;  // an ecosystem with room, were it but ported
    const Time* runs_from = &tenants_[job.demand].runs_from[job.tenant * ecosystems_.size()];
    look_around(now);
    for (const Candidate& candidate : in_order(policy, job, seen)) {
        const auto c = candidate.cluster;
        Offer offer;
        offer.local = candidate.local;
        offer.own = candidate.own;
        offer.delay = candidate.delay;
        offer.cost = seen.price[c] * work / candidate.speed;
        if (found_room && policy.least(offer) >= best.rank) break;
        const double accelerators = needs(job, candidate);
        if (now_.capacity[c] < accelerators) continue;
        offer.has_room = seen.free[c] >= accelerators;
        if (runs_from[candidate.ecosystem] > now) {
            if (offer.has_room && !worth_porting) worth_porting = candidate.ecosystem;
            continue;
        }
        offer.connected = connected(c, now);
        offer.accelerators = accelerators;
        if (!offer.has_room)
            offer.backlog = (seen.backlog[c] + work / candidate.speed) / now_.capacity[c];
        if (seen.price[c] > job.price_cap * candidate.speed) {
            if (!best.candidate && policy(offer)) choice.refused = Outcome::priced_out;
            continue;
        }
        if (transport != nullptr) {
            if (!transport->near_enough(job, candidate.region, now)) continue;
            const Move& move = transport->move(job, candidate.region, now);
            offer.move_time = move.seconds;
            offer.move_price = move.yuan;
        }
        const bool reached = std::isfinite(offer.move_time);
        if (!reached) offer.move_time = 0;
        const auto rank = policy(offer);
        if (!rank) continue;
        found_room = found_room || (reached && offer.has_room);
        Ranked& first = reached ? best : cut_off;
        if (*rank < first.rank) first = {*rank, &candidate};
    }
    if (const auto* taken = best.candidate ? best.candidate : cut_off.candidate) {
        choice.cluster = taken->cluster;
        choice.speed = taken->speed;
    }
    if (!choice.cluster && choice.refused == Outcome::infeasible) choice.refused = why_none(job);
    if (!found_room && worth_porting) port(job, *worth_porting, now);
    return choice;
}

Brokerage::Choice Brokerage::choose(const Job& job, Time now, Transport* transport) {
    return std::visit(
        [&]<class P>(const P& policy) -> Choice {
            if constexpr (requires(Offer offer) { policy(offer); })
                return choose_by(policy, job, now, transport);
            else
                return {job.cluster};
        },
        *broker_);
}

void Brokerage::port(const Job& job, std::uint32_t ecosystem, Time now) {
    auto& tenants = tenants_[job.demand];
    const auto& opens = tenants.from[ecosystem];
    Time& from = tenants.runs_from[job.tenant * ecosystems_.size() + ecosystem];
    if (from != never || (opens && now < *opens)) return;
    from = later(now, tenants.porting[ecosystem]);
}

}  // namespace models
