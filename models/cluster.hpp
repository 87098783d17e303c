// One cluster as it is now.
#pragma once

#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "models/data_center.hpp"
#include "models/node_forecast.hpp"
#include "models/node_pool.hpp"
#include "models/scheduler_options.hpp"
#include "models/scheduling/releases.hpp"
#include "models/scheduling/view.hpp"
#include "models/scheduling/waiting_line.hpp"

namespace models {

/// A queueing policy and what it remembers of its cluster.
template <class P>
struct Discipline {
    struct Nothing {};
    template <class Q>
    static auto memory_of() {
        if constexpr (TimeSharing<Q>)
            return std::type_identity<typename Q::Server>{};
        else if constexpr (Planning<Q>)
            return std::type_identity<typename Q::Memory>{};
        else
            return std::type_identity<Nothing>{};
    }
    using Policy = P;
    using Memory = typename decltype(memory_of<P>())::type;

    P policy{};
    Memory memory;
};

template <class List>
struct DisciplineOf;
template <class... Policies>
struct DisciplineOf<std::variant<Policies...>> {
    using Type = std::variant<Discipline<Policies>...>;
};
using AnyDiscipline = DisciplineOf<Queueing>::Type;

struct Cluster {
    Cluster(std::string full_name, const ClusterSpec& cluster_spec, const Table<Job>& all_jobs,
            PastEstimate past_estimate);

    std::string name;  // data_center/cluster
    const ClusterSpec* spec;
    std::size_t expanded = 0;  // of its expansions, those that are in service
    const Table<Job>* jobs;
    NodePool nodes;
    WaitingLine line{};
    AnyDiscipline discipline;
    Releases releases{};  // kept only where a policy plans by estimates
    bool keeps_releases = false;
    bool counts_overdue = false;  // what jobs past their estimate hold counts as free
    bool unsettled = false;       // an event of this instant calls for a look at the queue
    Time announced = never;       // the next change of a shared server
    Count running = 0;            // jobs
    Wide queued = 0;              // work in line by its estimate: accelerators times nanoseconds
    Gang least_per_node = std::numeric_limits<Gang>::max();  // of what was spread and stood in line
    std::uint64_t changes = 0;  // starts, ends, withdrawals: until the next, who was refused is

    bool shares_time() const { return models::shares_time(spec->queueing); }

    /// What the scheduler may hand out now.
    Count free(Time now) const {
        return nodes.free() + (counts_overdue ? releases.due(now) : Count{0});
    }

    // what a queueing policy may ask of the nodes; see QueueView

    bool fits(Id<Job> job) const {
        return nodes.per_node() == 1 || nodes.fits((*jobs)[job].need());
    }
    Count most(Count free_now) const {
        return nodes.per_node() == 1 ? free_now : nodes.most(least_per_node);
    }
    Reservation reserve(Id<Job> head, Time now) const;

    /// Whether a look at the queue since the last change made a reservation that still holds: then
    /// whoever was refused would be again, as nothing came free and the time until it is shorter.
    bool still_refuses(Time now) const {
        return !counts_overdue && remembered_.changes == changes &&
               reserved(line[line.front()].job, now);
    }

    /// A job starts beside the head that has a reservation, or is that head itself. The reservation
    /// stays, less what the job still holds by then: it was let in for leaving the head its place.
    void starts(Id<Job> id) {
        ++changes;
        const Job& job = (*jobs)[id];
        if (id == remembered_.head || counts_overdue)
            forget();
        else if (job.expected_end() > remembered_.reservation.at)
            remembered_.reservation.extra -= job.gang;
    }

    /// A job ends. The reservation stays if it was counted on by now.
    void ends(const Job& job, Time now) {
        ++changes;
        if (job.expected_end() > now || counts_overdue) forget();
    }

    /// A job leaves the line without having started.
    void withdraws(Id<Job> id) {
        ++changes;
        if (id == remembered_.head) forget();
    }

    /// More nodes come into service.
    void grows(Count more) {
        ++changes;
        nodes.grow(more);
        forget();
    }

    /// Whether those whom backfilling passed over stay refused when a later one starts. Not so
    /// where nodes count: who starts may move another's place out of the head's way.
    bool refuses_for_good() const { return nodes.per_node() == 1; }

    bool leaves_room(Id<Job> job, Id<Job> head, const Reservation& reservation, Time now) const;

  private:
    bool reserved(Id<Job> head, Time now) const {
        return remembered_.head == head && remembered_.reservation.at >= now;
    }
    void forget() { remembered_.head = Id<Job>::none(); }
    Reservation reserve_afresh(const Need& need, Time now) const;
    bool room_is_left(const Need& need, const Need& head, Time until, Time now) const;

    struct Remembered {
        Reservation reservation{};
        Id<Job> head{};
        std::uint64_t changes = UINT64_MAX;  // at the last look
    };
    struct RoomLeft {
        Id<Job> head{};
        std::uint64_t changes = UINT64_MAX;
        std::vector<std::pair<Need, bool>> by_need{};
    };
    mutable NodeForecast forecast_{};  // memory to think ahead on
    mutable Remembered remembered_{};  // caches: asking again does not change the answer
    mutable RoomLeft room_left_{};
};

}  // namespace models
