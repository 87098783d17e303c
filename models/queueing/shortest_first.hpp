// Queueing: shortest job first.
#pragma once

#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

struct ShortestFirst {
    static constexpr std::string_view about =
        "Shortest job first, by estimate (of equals, the earlier submitted): the shortest starts "
        "as soon as it fits, and blocks all others until then. Runs are not interrupted.";
    static constexpr auto fields() { return sim::Fields{}; }

    template <class View>
    Chosen operator()(const View& view) const {
        const auto shortest = view.line.least({}, [](auto) { return true; });
        return view.fits(view.line[*shortest]) ? shortest : std::nullopt;
    }
};

}  // namespace models
