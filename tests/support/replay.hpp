// A handful of jobs on one cluster: who starts when?
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/scenario.hpp"

namespace support {

/// One job of a small story, in whole seconds. Without an estimate, the run time is known.
struct Told {
    std::uint64_t id = 0;
    std::int64_t submit = 0;
    std::int32_t accelerators = 1;
    std::int64_t run = 0;
    std::int64_t estimate = -1;
};

/// Start and end in seconds, by job.
using Schedule = std::map<std::uint64_t, std::pair<double, double>>;

/// The queueing policy of that name, as in YAML.
models::Queueing queueing_named(const std::string& name);

/// A scenario of one cluster of single accelerators that replays a log.
models::Scenario replay_of(const std::string& log, std::int64_t accelerators,
                           const std::string& queueing);

/// What the published schedules of pyss assume of one instant.
models::SchedulerOptions pyss_options();

/// Runs a scenario under audit where it is small, and returns the schedule of the served jobs.
Schedule run(const models::Scenario& scenario, bool audit = false);

/// Replays a story under audit.
Schedule replay(const std::vector<Told>& jobs, std::int64_t accelerators,
                const std::string& queueing, const models::SchedulerOptions& options = {});

}  // namespace support
