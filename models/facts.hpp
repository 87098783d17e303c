// What the flow reports; metrics, time series and the job log listen.
#pragma once

#include <cstdint>

#include "models/job.hpp"
#include "models/network/transfer.hpp"

namespace models {

// References are valid for the call only.

struct Arrived {
    const Job& job;
    Time at;
};
/// Its first service: a preempted job starts once.
struct Started {
    const Job& job;
    Time at;
};
struct Ended {
    const Job& job;
    Outcome outcome;
    Time at;
};
/// How a cluster is now; told when any of it may have changed.
struct Occupied {
    std::uint32_t cluster;
    Count waiting;  // jobs in the queue
    Count present;  // jobs waiting or running
    Count busy;     // accelerators in use
    Time at;
};
/// What a job paid for what it held; told before its outcome.
struct Paid {
    const Job& job;
    Money amount;
    Time at;
};
/// The price that a cluster posts from now on, per accelerator and hour.
struct Priced {
    std::uint32_t cluster;
    Money price;
    Time at;
};
/// All that a job reads has come to where it will run.
struct DataArrived {
    const Job& job;
    Duration took;  // from the choice of its cluster
    Time at;
};
/// A transfer has arrived.
struct Moved {
    const Transfer& transfer;
    Money paid;
    Time at;
};
/// What was before no longer counts.
struct Restarted {
    Time at;
};

}  // namespace models
