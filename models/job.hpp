// A job while it lives: from its arrival to its outcome.
#pragma once

#include <cstdint>
#include <limits>

#include "models/node_pool.hpp"
#include "sim/id.hpp"
#include "sim/level.hpp"
#include "sim/money.hpp"
#include "sim/time.hpp"

namespace models {

using namespace sim;  // the models speak the vocabulary of the simulator

/// How many accelerators a job needs at once.
using Gang = std::int32_t;

/// How a job ended; every job has exactly one.
enum class Outcome : std::uint8_t {
    served,      // it ran to its end (or to its estimate, where runs are stopped there)
    rejected,    // the queue was full
    infeasible,  // no cluster could ever hold it
    unseen,      // a cluster could, but its broker sees none of these
    priced_out,  // its broker sees some, and all cost too much
    abandoned,   // it waited longer than its patience
    unfinished,  // it was waiting or running when the simulation ended
};

/// The cluster of a job that has none.
inline constexpr std::uint32_t nowhere = UINT32_MAX;

struct Job {
    std::uint64_t number = 0;  // the log's own id, or the count in its class, from 1
    Time submitted{};
    Time started = never;  // never: it still waits
    Time ends = never;     // when the run that goes on will end
    Time gives_up = never;
    Duration run{};
    Duration estimate{};
    Gang gang = 1;
    Gang per_node = 0;          // 0: on as few nodes as possible
    std::uint32_t demand = 0;   // its class
    std::uint32_t cluster = 0;  // where it was submitted, or nowhere
    std::int32_t priority = 0;
    std::uint32_t tenant = 0;                                    // of its class
    std::uint32_t ticket = 0;                                    // its own in the line it waits in
    std::uint16_t origin = 0;                                    // the region it comes from
    Outcome refused = Outcome::infeasible;                       // why it has no cluster yet
    double price_cap = std::numeric_limits<double>::infinity();  // yuan per accelerator and second
    Money price{};                        // per accelerator and hour, as awarded
    std::uint32_t transfer = UINT32_MAX;  // that it waits for, or reads from; none
    float moving = 0;                     // s that its data have taken to come
    Allocation held{};

    Need need() const { return {gang, per_node}; }
    /// By its estimate, in accelerators times nanoseconds.
    Wide work() const { return Wide{gang} * estimate.count(); }
    bool waits() const { return started == never; }
    /// It has a cluster, and waits for its data.
    bool reads() const { return !waits() && transfer != UINT32_MAX; }
    bool moves() const { return waits() && transfer != UINT32_MAX; }
    Time expected_end() const { return later(started, estimate); }
};

}  // namespace models
