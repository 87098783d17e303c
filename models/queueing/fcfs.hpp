// Queueing: first come, first served.
#pragma once

#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

struct Fcfs {
    static constexpr std::string_view about =
        "First come, first served: the job at the head starts as soon as it fits, and blocks "
        "all others until then.";
    static constexpr auto fields() { return sim::Fields{}; }

    template <class View>
    Chosen operator()(const View& view) const {
        const auto head = view.line.front();
        return view.fits(view.line[head]) ? Chosen{head} : std::nullopt;
    }
};

}  // namespace models
