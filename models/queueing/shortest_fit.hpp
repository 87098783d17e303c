// Queueing: the shortest of those that fit.
#pragma once

#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

struct ShortestFit {
    static constexpr std::string_view about =
        "The job with the shortest estimate among those that fit, without reservation for those "
        "it passes.";
    static constexpr auto fields() { return sim::Fields{}; }

    template <class View>
    Chosen operator()(const View& view) const {
        return view.line.least({.gang = view.free},
                               [&](auto p) { return view.fits(view.line[p]); });
    }
};

}  // namespace models
