// What a queueing policy sees, and what it may include.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "models/job.hpp"
#include "models/scheduling/releases.hpp"
#include "models/scheduling/waiting_line.hpp"

namespace models {

/// When the head of a line can start, and what may run beside it then.
struct Reservation {
    Time at = never;
    Count extra = 0;  // accelerators left over at that moment
};

/// One cluster as a queueing policy sees it. `free` counts what the scheduler may hand out now.
/// `Cluster` is asked what needs the nodes themselves.
template <class Cluster>
struct QueueView {
    const Cluster& cluster;
    const WaitingLine& line;
    Time now{};
    Count free = 0;
    WaitingLine::Position from = 0;  // a policy by order of submission may pass over those before

    /// Whether a waiting job could start at once.
    bool fits(const Waiting& job) const { return job.gang <= free && cluster.fits(job.job); }

    /// No waiting job that is larger would fit.
    Count most() const { return std::min(free, cluster.most(free)); }

    /// When the job at the head can start at the latest, by the estimates of the running jobs.
    Reservation reserve(const Waiting& head) const { return cluster.reserve(head.job, now); }

    /// Whether a job that fits now leaves the reservation for `head` intact though it runs past it.
    bool leaves_room(const Waiting& job, const Waiting& head,
                     const Reservation& reservation) const {
        return cluster.leaves_room(job.job, head.job, reservation, now);
    }
};

/// The job a policy would start now.
using Chosen = std::optional<WaitingLine::Position>;

/// Policies that keep nothing between calls.
struct NoMemory {};

}  // namespace models
