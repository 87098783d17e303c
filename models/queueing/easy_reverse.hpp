// Queueing: EASY backfilling, latest job first.
#pragma once

#include "models/scheduling/backfill.hpp"
#include "sim/schema.hpp"

namespace models {

struct EasyReverse {
    static constexpr std::string_view about =
        "As easy, but the jobs that may pass the head are tried from the last submitted to "
        "the first.";
    static constexpr auto fields() { return sim::Fields{}; }

    /// A job that does not fit cannot start anyone by arriving.
    static constexpr bool ignores_misfits = true;

    template <class View>
    Chosen operator()(const View& view) const {
        return backfill(view, [](const WaitingLine& line, const Bounds& bounds, auto accept) {
            return line.last(bounds, accept);
        });
    }
};

}  // namespace models
