#include "tests/support/replay.hpp"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "models/world.hpp"
#include "tests/support/temporary_folder.hpp"

namespace support {

using namespace models;

Queueing queueing_named(const std::string& name) {
    std::optional<Queueing> found;
    for_each_alternative<Queueing>([&]<class P>(std::type_identity<P>) {
        if (kind_of<P>() == name) found = P{};
    });
    if (!found) throw std::invalid_argument(name);
    return *found;
}

Scenario replay_of(const std::string& log, std::int64_t accelerators, const std::string& queueing) {
    Scenario scenario;
    ClusterSpec cluster;
    cluster.nodes = accelerators;
    cluster.queueing = queueing_named(queueing);
    scenario.data_centers["site"].clusters["cluster"] = cluster;
    Trace trace;
    trace.path = log;
    scenario.demand["jobs"].arrivals = trace;
    return scenario;
}

SchedulerOptions pyss_options() {
    return {Pass::per_event, Ties::arrivals_first, PastEstimate::holds_nothing};
}

Schedule run(const Scenario& scenario, bool audit) {
    World world(scenario, {.jobs = true, .audit = audit});
    Schedule schedule;
    const auto fetch = [&] {
        for (const auto& row : world.log.fetch())
            if (row.outcome == Outcome::served)
                schedule[row.job] = {seconds(row.started.time_since_epoch()),
                                     seconds(row.ended.time_since_epoch())};
    };
    while (!world.run(100'000)) fetch();
    world.finish();
    fetch();
    return schedule;
}

Schedule replay(const std::vector<Told>& jobs, std::int64_t accelerators,
                const std::string& queueing, const SchedulerOptions& options) {
    std::string csv = "job,submit_s,run_s,accelerators,estimate_s\n";
    for (const auto& job : jobs)
        csv += fmt::format("{},{},{},{},{}\n", job.id, job.submit, job.run, job.accelerators,
                           job.estimate < 0 ? job.run : job.estimate);
    const TemporaryFolder folder;
    const auto log = folder.path() / "jobs.csv";
    std::ofstream(log) << csv;
    auto scenario = replay_of(log.string(), accelerators, queueing);
    scenario.scheduler = options;
    if (options.past_estimate == PastEstimate::holds_nothing)
        scenario.demand["jobs"].at_estimate = AtEstimate::stopped;
    return run(scenario, true);
}

}  // namespace support
