// Queueing: EASY backfilling in order of submission.
#pragma once

#include "models/scheduling/backfill.hpp"
#include "sim/schema.hpp"

namespace models {

struct Easy {
    static constexpr std::string_view about =
        "EASY backfilling: the head has a reservation; a later job may start if it does not "
        "delay it. Tried in order of submission.";
    static constexpr auto fields() { return sim::Fields{}; }

    /// A job that does not fit cannot start anyone by arriving.
    static constexpr bool ignores_misfits = true;

    template <class View>
    Chosen operator()(const View& view) const {
        return backfill(view, [&](const WaitingLine& line, const Bounds& bounds, auto accept) {
            return line.first(bounds, accept, view.from);
        });
    }
};

}  // namespace models
