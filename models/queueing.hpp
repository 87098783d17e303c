// The seam `queueing`: whom does a cluster look at next?
#pragma once

#include <concepts>
#include <variant>

#include "models/job.hpp"
#include "models/queueing/any_fit.hpp"
#include "models/queueing/conservative.hpp"
#include "models/queueing/easy.hpp"
#include "models/queueing/easy_reverse.hpp"
#include "models/queueing/easy_sjbf.hpp"
#include "models/queueing/fcfs.hpp"
#include "models/queueing/las.hpp"
#include "models/queueing/lcfs_preemptive.hpp"
#include "models/queueing/priority.hpp"
#include "models/queueing/priority_preemptive.hpp"
#include "models/queueing/processor_sharing.hpp"
#include "models/queueing/shortest_first.hpp"
#include "models/queueing/shortest_fit.hpp"
#include "models/queueing/srtf.hpp"

namespace models {

/// Queueing policies come in three shapes, told apart by what they name:
/// - a pure call `policy(view) -> std::optional<WaitingLine::Position>`, which runs start to end;
/// - one with a `Memory` that lives in the cluster and is told what happens (Conservative);
/// - one with a `Server` that runs several jobs of a single accelerator by turns.
/// A policy may sort by a `key(job)` other than the estimate, and may declare `ignores_misfits`.
template <class P>
concept TimeSharing = requires {
    typename P::Server;
};
template <class P>
concept Planning = requires {
    typename P::Memory;
};
template <class P>
concept QueueingPolicy = requires {
    P::about;
    P::fields();
};

template <QueueingPolicy... Policies>
using QueueingList = std::variant<Policies...>;

/// Every queueing policy, the default first. To add one: write its file, name it here.
using Queueing =
    QueueingList<Fcfs, ShortestFirst, AnyFit, ShortestFit, Priority, Easy, EasySjbf, EasyReverse,
                 Conservative, ProcessorSharing, Las, Srtf, LcfsPreemptive, PriorityPreemptive>;

/// What a policy sorts by.
template <QueueingPolicy P>
std::int64_t key_of(const Job& job) {
    if constexpr (requires { P::key(job); })
        return P::key(job);
    else
        return job.estimate.count();
}

/// True where a single accelerator is shared by turns.
inline bool shares_time(const Queueing& queueing) {
    return std::visit([]<class P>(const P&) { return TimeSharing<P>; }, queueing);
}

}  // namespace models
