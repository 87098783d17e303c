// Plays the runs of a plan, or a share of them, on the cores of one machine.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/sweep/plan.hpp"
#include "analysis/sweep/shards.hpp"
#include "models/metric_value.hpp"

namespace analysis {

struct WorkerOptions {
    Share share{};
    unsigned threads = 1;
    bool stop_at_error = false;
    bool retry_failed = false;  // play those again that failed
    std::optional<std::chrono::nanoseconds> time_limit{};
};

/// How a worker's share stands.
struct WorkerState {
    std::uint64_t due = 0;       // runs of its share
    std::uint64_t finished = 0;  // of these, before and now
    std::uint64_t failed = 0;    // of the finished ones
    std::uint64_t played = 0;    // now
    std::string first_error{};
    bool stopped = false;  // by a signal, the time limit or an error
};

/// Plays what is not yet played; `look` is called now and then, by one thread. Finished runs are on
/// the disk as they come: a worker killed at any instant loses those in flight, and the same call
/// again goes on. A run that fails is recorded with its error. Throws FileError where results
/// cannot be written, InputError where the scenario is not the planned one any more.
WorkerState work(const SweepFolder& folder, const SweepHead& head, const WorkerOptions& options,
                 const std::function<void(const WorkerState&)>& look);

}  // namespace analysis
