// What a broker knows of one cluster when it looks for a place for one job.
#pragma once

#include <cstdint>

#include "sim/time.hpp"

namespace models {

using namespace sim;

struct Offer {
    bool has_room = false;    // as far as it knows, the job could start at once
    bool local = false;       // in the job's region of origin
    bool connected = false;   // on the national platform
    double delay = 0;         // s, one way from the origin
    double accelerators = 0;  // that it would take there
    double cost = 0;          // yuan for the whole job there, at the price it knows
    bool own = false;         // in a cluster that serves only named classes, this one among them
    double move_time = 0;     // s: what moving its data there takes
    double move_price = 0;    // yuan: what that costs
    double backlog = 0;       // s: where it has no room, the work that waits there and this job's,
                              // over the accelerators
};

/// Whoever has no room comes after all who have, whatever their rank.
inline constexpr double without_room = 1e15;

}  // namespace models
