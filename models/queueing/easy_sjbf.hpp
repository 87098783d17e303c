// Queueing: EASY backfilling, shortest job first.
#pragma once

#include "models/scheduling/backfill.hpp"
#include "sim/schema.hpp"

namespace models {

struct EasySjbf {
    static constexpr std::string_view about =
        "EASY backfilling, shortest job backfilled first (SJBF; Tsafrir, Etsion and Feitelson"
        " 2007): as easy, but the jobs that may pass the head are tried in order of their "
        "estimates.";
    static constexpr auto fields() { return sim::Fields{}; }

    /// A job that does not fit cannot start anyone by arriving.
    static constexpr bool ignores_misfits = true;

    template <class View>
    Chosen operator()(const View& view) const {
        return backfill(view, [](const WaitingLine& line, const Bounds& bounds, auto accept) {
            return line.least(bounds, accept);
        });
    }
};

}  // namespace models
