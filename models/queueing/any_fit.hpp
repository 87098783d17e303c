// Queueing: whatever fits, in order of submission.
#pragma once

#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

struct AnyFit {
    static constexpr std::string_view about =
        "The earliest submitted job that fits, without reservation for those it passes: large "
        "jobs may wait for ever.";
    static constexpr auto fields() { return sim::Fields{}; }

    template <class View>
    Chosen operator()(const View& view) const {
        return view.line.first({.gang = view.free},
                               [&](auto p) { return view.fits(view.line[p]); });
    }
};

}  // namespace models
