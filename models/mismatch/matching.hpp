// How much of what waits could start now on what is idle: the largest matching over allowed pairs.
#pragma once

#include <span>

#include "models/mismatch/idle_nodes.hpp"
#include "models/mismatch/pairs.hpp"

namespace models {

/// Jobs of one kind that wait; only jobs that start on all their accelerators at once count.
struct WaitingGangs {
    Need need{};
    Count jobs = 0;
    Count accelerators() const { return need.gang * jobs; }
};

/// Accelerators that whole gangs could start on. `matched` is what a matching found; no matching
/// reaches more than `at_most`. They are equal where all gangs have one shape.
struct GangFlow {
    Count matched = 0;
    Count at_most = 0;
};

/// The largest flow if work could be cut at will: accelerators on both sides.
Count divisible_flow(std::span<const Count> idle, std::span<const Count> waiting,
                     const Pairs& pairs);

/// The flow of whole gangs, none of which may be cut or spread over cells. To find the largest is
/// NP-hard already for sizes 1 and 2 (Ebenlendr, Krcal, Sgall 2014), so:
///
/// 1. Bound. A cell can give gangs of the larger i shapes no more than U_i accelerators: the best
///    filling of each of its nodes with pieces of such gangs, in whole gangs. The largest flow
///    under these nested bounds is `at_most`. Where each size divides the next and the size of a
///    node, and none is spread, U_i are all the limits a cell has; what remains is that a flow may
///    cut gangs.
/// 2. Match. The flow's gangs are rounded down and placed, the hardest to place first. What is left
///    is either filled in after each shape, or matched again in rounds while it brings anything and
///    then filled in; the better of the two counts. No gang that is left waiting then fits anywhere
///    it may go.
GangFlow gang_flow(std::span<const IdleNodes> idle, std::span<const WaitingGangs> waiting,
                   const Pairs& pairs);

}  // namespace models
