// Queueing: shortest remaining time first.
#pragma once

#include <string_view>

#include "models/scheduling/one_at_a_time.hpp"
#include "sim/schema.hpp"

namespace models {

struct Srtf {
    static constexpr std::string_view about =
        "Shortest remaining time first (Schrage 1968), preemptive, for a single server: "
        "always serves the job with the least run time left; of equals, the earlier "
        "submitted.";
    static constexpr auto fields() { return sim::Fields{}; }

    struct Before {
        template <class Entry>
        bool operator()(const Entry& a, const Entry& b) const {
            return a.left != b.left ? a.left < b.left : a.arrival < b.arrival;
        }
    };
    using Server = OneAtATime<Before>;
};

}  // namespace models
