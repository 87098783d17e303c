// Queueing: by priority, interrupting lower ones.
#pragma once

#include <string_view>

#include "models/scheduling/one_at_a_time.hpp"
#include "sim/schema.hpp"

namespace models {

struct PriorityPreemptive {
    static constexpr std::string_view about =
        "The highest priority first, preemptive-resume, for a single server: an arrival "
        "interrupts a run of lower priority; in order of submission among equals.";
    static constexpr auto fields() { return sim::Fields{}; }

    struct Before {
        template <class Entry>
        bool operator()(const Entry& a, const Entry& b) const {
            return a.priority != b.priority ? a.priority > b.priority : a.arrival < b.arrival;
        }
    };
    using Server = OneAtATime<Before>;
};

}  // namespace models
