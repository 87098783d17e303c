// Queueing: by priority, without interrupting anyone.
#pragma once

#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

struct Priority {
    static constexpr std::string_view about =
        "The highest priority first, in order of submission among equals. The first in this order "
        "blocks all others until it fits; runs are not interrupted.";
    static constexpr auto fields() { return sim::Fields{}; }

    static std::int64_t key(const Job& job) { return -std::int64_t{job.priority}; }

    template <class View>
    Chosen operator()(const View& view) const {
        const auto highest = view.line.least({}, [](auto) { return true; });
        return view.fits(view.line[*highest]) ? highest : std::nullopt;
    }
};

}  // namespace models
