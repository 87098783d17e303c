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
    if (now < views_until_) return;
    views_.clear();
    for (const auto& by_origin : candidates_) {
        auto& views = views_.emplace_back();
        for (const auto& list : by_origin) {
            auto& view = views.emplace_back();
            for (const Candidate& candidate : list)
                if (sees(candidate, now)) view.all.push_back({candidate});
        }
    }
    views_until_ = never;
    for (const Time from : connected_from_)
        if (from > now) views_until_ = std::min(views_until_, from);
}

// What is in sight, by the least rank that it can have; of equals, the nearer first.
template <class Policy>
const std::vector<Brokerage::InSight>& Brokerage::in_order(const Policy& policy, const Job& job,
                                                           const Board& seen) {
    View& view = views_[job.demand][job.origin];
    if (view.moves != seen.moves) {
        for (InSight& one : view.all) one.price = seen.price[one.candidate.cluster];
        const auto least = [&](const InSight& one) { return policy.least(one.offer(1)); };
        std::ranges::stable_sort(view.all, {},
                                 [](const InSight& one) { return one.candidate.delay; });
        std::ranges::stable_sort(view.all, {}, least);
        view.moves = seen.moves;
    }
    if (view.expansions != now_.expansions) {
        for (InSight& one : view.all) one.capacity = now_.capacity[one.candidate.cluster];
        view.expansions = now_.expansions;
    }
    return view.all;
}

Outcome Brokerage::why_none(const Job& job) const {
    for (const Candidate& candidate : candidates(job.demand, job.origin))
        if (now_.capacity[candidate.cluster] >= needs(job, candidate.speed, by_gang_[job.demand]))
            return Outcome::unseen;
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
    bool priced_out = false;
    std::optional<std::uint32_t> worth_porting;  // an ecosystem with room, were it but ported
    Tenants& tenants = tenants_[job.demand];
    const Ecosystems runs_on = tenants.runs_on(job.tenant, now);
    look_around(now);
    const bool by_gang = by_gang_[job.demand];
    for (const InSight& one : in_order(policy, job, seen)) {
        if (found_room && policy.least(one.offer(work)) >= best.rank) break;
        const Candidate& candidate = one.candidate;
        const auto c = candidate.cluster;
        const double accelerators = needs(job, candidate.speed, by_gang);
        const bool holds = one.capacity >= accelerators;
        const bool runs = (runs_on >> candidate.ecosystem & 1) != 0;
        const bool too_dear = one.price > job.price_cap * candidate.speed;
        if (!holds | !runs | too_dear) {  // in one: which of them it is, no processor can guess
            if (holds && !runs && !worth_porting && seen.free[c] >= accelerators)
                worth_porting = candidate.ecosystem;
            priced_out |= holds & runs & (best.candidate == nullptr);
            continue;
        }
        Offer offer = one.offer(work);
        offer.connected = connected(c, now);
        offer.accelerators = accelerators;
        offer.has_room = seen.free[c] >= accelerators;
        if (!offer.has_room)
            offer.backlog = (seen.backlog[c] + work / candidate.speed) / one.capacity;
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
    if (!choice.cluster) choice.refused = priced_out ? Outcome::priced_out : why_none(job);
    if (!found_room && worth_porting) tenants.port(job.tenant, *worth_porting, now);
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

}  // namespace models
