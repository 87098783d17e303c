// What the EASY policies share: one reservation, for the head, and jobs that may pass it.
#pragma once

#include "models/scheduling/view.hpp"

namespace models {

/// EASY backfilling (Lifka 1995; Mu'alem and Feitelson 2001). The head starts when it fits. While
/// it does not, it has a reservation: the first moment it fits by the estimates of the running
/// jobs. A waiting job may pass it if it fits now and either is expected to end by then or needs no
/// more than what is left over then. `pick(line, bounds, accept)` chooses among those that may.
///
/// Calling it again after each start gives the same schedule as one pass that carries shadow and
/// extra along: a job that ends by the reservation changes neither, one that runs past it takes its
/// size from the extra.
template <class View, class Pick>
Chosen backfill(const View& view, Pick pick) {
    const auto head = view.line.front();
    const Waiting& first = view.line[head];
    if (view.fits(first)) return head;
    const auto reservation = view.reserve(first);
    const auto window = (reservation.at - view.now).count();
    const Count most = view.most();
    const Bounds bounds{most, window, std::min(most, reservation.extra)};
    return pick(view.line, bounds, [&](WaitingLine::Position p) {
        const Waiting& job = view.line[p];
        return p != head && view.fits(job) &&
               (job.key <= window || view.leaves_room(job, first, reservation));
    });
}

}  // namespace models
