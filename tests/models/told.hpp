// Scenarios of a handful of jobs, each a class of its own, and how they went.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/world.hpp"

namespace told {

using namespace models;

/// One job, in seconds; it comes as the only one of a class named by its place, from 1.
struct One {
    double submit = 0;
    double gang = 1;
    double run = 1;
    double estimate_factor = 1;
    std::optional<double> patience{};
};

inline Scenario scenario_of(const ClusterSpec& cluster, const std::vector<One>& jobs) {
    Scenario scenario;
    scenario.data_centers["site"].clusters["cluster"] = cluster;
    for (const auto& job : jobs) {
        DemandClass demand;
        demand.arrivals = Renewal{Constant<Seconds>{{job.submit}}};
        demand.jobs = 1;
        demand.gang = Constant<double>{job.gang};
        demand.run_time = Constant<Seconds>{{job.run}};
        demand.estimate_factor = Constant<double>{job.estimate_factor};
        if (job.patience) demand.patience = Constant<Seconds>{{*job.patience}};
        scenario.demand[fmt::format("{}", scenario.demand.size() + 1)] = demand;
    }
    return scenario;
}

struct Ran {
    std::vector<JobRow> jobs{};  // by class
    std::vector<MetricValue> metrics{};

    double start(std::size_t job) const {
        return seconds(jobs.at(job - 1).started.time_since_epoch());
    }
    /// The metric of all, or of a class or cluster.
    const MetricValue& metric(std::string_view name, std::string_view of = "") const {
        for (const auto& metric : metrics)
            if (metric.name == name && metric.of == of) return metric;
        throw std::invalid_argument(std::string(name));
    }
};

/// Runs under audit; every class must have one job.
inline Ran run(const Scenario& scenario) {
    World world(scenario, {.jobs = true, .audit = true});
    while (!world.run(1000)) {}
    world.finish();
    Ran ran;
    ran.jobs.resize(scenario.demand.size());
    for (const auto& row : world.log.fetch()) ran.jobs.at(row.demand) = row;
    ran.metrics = world.report();
    return ran;
}

}  // namespace told
