#include "models/cluster.hpp"

namespace models {

namespace {

// One discipline a queueing policy, in the same order.
AnyDiscipline discipline_of(const Queueing& queueing, Count capacity) {
    return std::visit(
        [capacity]<class P>(const P& policy) -> AnyDiscipline {
            using Memory = typename Discipline<P>::Memory;
            if constexpr (std::is_constructible_v<Memory, Count>)
                return Discipline<P>{policy, Memory(capacity)};
            else
                return Discipline<P>{policy, Memory{}};
        },
        queueing);
}

bool plans_by_estimates(const Queueing& queueing) {
    return std::visit(
        []<class P>(const P&) {
            return requires { P::ignores_misfits; };
        },
        queueing);
}

NodePool nodes_of(const ClusterSpec& spec) {
    if (ignores_nodes(spec.placement)) return {spec.accelerators(), 1};
    return {spec.nodes, spec.accelerators_per_node};
}

}  // namespace

Cluster::Cluster(std::string full_name, const ClusterSpec& cluster_spec, const Table<Job>& all_jobs,
                 PastEstimate past_estimate)
    : name(std::move(full_name)),
      spec(&cluster_spec),
      jobs(&all_jobs),
      nodes(nodes_of(cluster_spec)),
      discipline(discipline_of(cluster_spec.queueing, cluster_spec.accelerators())),
      counts_overdue(past_estimate == PastEstimate::holds_nothing) {
    keeps_releases = counts_overdue || plans_by_estimates(cluster_spec.queueing);
}

Reservation Cluster::reserve(Id<Job> head, Time now) const {
    if (!reserved(head, now)) remembered_ = {reserve_afresh((*jobs)[head].need(), now), head};
    remembered_.changes = changes;
    return remembered_.reservation;
}

Reservation Cluster::reserve_afresh(const Need& need, Time now) const {
    if (nodes.per_node() == 1) {
        const auto relief = releases.when_free(need.gang, nodes.free(), now);
        return {relief.at, relief.free - need.gang};
    }
    NodeForecast& then = forecast_;
    then.begin(nodes);
    Reservation reservation;
    releases.each([&](const Release& release) {
        const Time at = std::max(release.at, now);
        if (at > reservation.at) return false;
        then.give_back((*jobs)[release.job].held);
        if (reservation.at == never && then.fits(need)) reservation.at = at;
        return true;
    });
    reservation.extra = then.free() - need.gang;
    return reservation;
}

bool Cluster::leaves_room(Id<Job> job, Id<Job> head, const Reservation& reservation,
                          Time now) const {
    const Need need = (*jobs)[job].need();
    if (need.gang > reservation.extra) return false;
    if (nodes.per_node() == 1) return true;
    if (room_left_.changes != changes || room_left_.head != head) {
        room_left_.changes = changes;
        room_left_.head = head;
        room_left_.by_need.clear();
    }
    for (const auto& [asked, answer] : room_left_.by_need)
        if (asked == need) return answer;
    const bool answer = room_is_left(need, (*jobs)[head].need(), reservation.at, now);
    room_left_.by_need.emplace_back(need, answer);
    return answer;
}

bool Cluster::room_is_left(const Need& need, const Need& head, Time until, Time now) const {
    const auto room_for_head = [&](auto& then) {
        std::visit([&](const auto& placement) { then.take(need, placement); }, spec->placement);
        releases.each([&](const Release& release) {
            if (std::max(release.at, now) > until) return false;
            then.give_back((*jobs)[release.job].held);
            return true;
        });
        return then.fits(head);
    };
    if (NodeForecast::foresees(need, nodes)) {
        forecast_.begin(nodes);
        return room_for_head(forecast_);
    }
    NodePool then = nodes;
    return room_for_head(then);
}

}  // namespace models
