// Closed forms of queueing theory, to hold simulations against.
#pragma once

#include <cstdint>

namespace analysis {

/// Stationary figures of a queue. Times in mean service times.
struct QueueTheory {
    double utilization = 0;  // share of the servers that is busy
    double response = 0;     // of jobs that are admitted
    double present = 0;      // jobs waiting or in service
    double throughput = 0;   // jobs per mean service time
    double wait = 0;
    double waiting = 0;  // jobs
    double delayed = 0;  // share of the admitted that must wait
    double blocked = 0;  // share of arrivals that is turned away
};

/// M/M/c: offered load a = arrival rate times mean service time, below c. Erlang 1917.
QueueTheory mmc(double offered, std::int64_t servers);

/// M/M/c/K: at most `places` jobs at a time, those in service included. A birth and death process.
QueueTheory mmck(double offered, std::int64_t servers, std::int64_t places);

/// M/G/1 with the squared coefficient of variation of service times. Pollaczek 1930, Khinchine
/// 1932.
QueueTheory mg1(double offered, double scv);

/// Erlang's loss probability.
double erlang_b(double offered, std::int64_t servers);

}  // namespace analysis
