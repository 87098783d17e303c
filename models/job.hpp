// A job while it lives: from its arrival to its outcome.
#pragma once

#include <cstdint>

#include "models/node_pool.hpp"
#include "sim/id.hpp"
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
    abandoned,   // it waited longer than its patience
    unfinished,  // it was waiting or running when the simulation ended
};

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
    std::uint32_t cluster = 0;  // where it was submitted
    std::int32_t priority = 0;
    Allocation held{};

    Need need() const { return {gang, per_node}; }
    bool waits() const { return started == never; }
    Time expected_end() const { return later(started, estimate); }
};

}  // namespace models
