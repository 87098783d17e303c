// Queueing: last come, first served, preemptive.
#pragma once

#include <string_view>

#include "models/scheduling/one_at_a_time.hpp"
#include "sim/schema.hpp"

namespace models {

struct LcfsPreemptive {
    static constexpr std::string_view about =
        "Last come, first served, preemptive-resume, for a single server: an arrival "
        "interrupts whoever is served.";
    static constexpr auto fields() { return sim::Fields{}; }

    struct Before {
        template <class Entry>
        bool operator()(const Entry& a, const Entry& b) const {
            return a.arrival > b.arrival;
        }
    };
    using Server = OneAtATime<Before>;
};

}  // namespace models
