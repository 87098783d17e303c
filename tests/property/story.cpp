#include "tests/property/story.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace property {

namespace {

Distribution<Seconds> run_time_of(support::Dice& dice, bool whole) {
    if (whole) return Discrete<Seconds>{{{1}, {2}, {3}, {5}, {8}, {21}}, {}};
    return Exponential<Seconds>{{double(dice.between(2, 9))}};
}

Arrivals arrivals_of(support::Dice& dice, bool whole, double gap) {
    const auto batch = static_cast<std::int32_t>(dice.between(1, 4));
    if (!whole) return Poisson{{1 / (gap * batch)}, batch};
    return Renewal{Discrete<Seconds>{{{0}, {gap}, {2 * gap}}, {}}};
}

}  // namespace

ClusterSpec& cluster_of(Scenario& scenario) {
    return scenario.data_centers.begin()->second.clusters.begin()->second;
}

Scenario story_of(support::Dice& dice, const Queueing& queueing, const Placement& placement,
                  bool rich) {
    Scenario scenario;
    auto& cluster = scenario.data_centers["site"].clusters["cluster"];
    const bool single = shares_time(queueing);
    cluster.queueing = queueing;
    cluster.placement = placement;
    cluster.nodes = single ? 1 : dice.between(1, 4);
    cluster.accelerators_per_node = single || !rich ? 1 : 8;
    if (rich && dice.one_in(2)) cluster.queue_limit = dice.between(0, 30);
    scenario.seed = static_cast<std::uint64_t>(dice.between(1, 1'000'000));
    if (dice.one_in(2)) scenario.scheduler.pass = Pass::per_instant;
    if (dice.one_in(2)) scenario.scheduler.ties = Ties::arrivals_first;
    const bool whole = dice.one_in(2);
    const bool gangs = rich && !single;
    const auto pace = static_cast<double>(dice.between(1, 3));
    for (const std::string name : {"a", "b", "c"}) {
        DemandClass demand;
        demand.arrivals = arrivals_of(dice, whole, single ? 12 + pace : 3 * pace);
        demand.jobs = 40;
        demand.run_time = run_time_of(dice, whole);
        demand.priority = static_cast<std::int32_t>(dice.below(3));
        if (gangs) {
            demand.gang = Discrete<double>{{1, 2, 3, 4, 8, 12, 16}, {}};
            if (dice.one_in(3)) demand.per_node = static_cast<std::int32_t>(dice.between(1, 8));
            if (dice.one_in(2)) demand.patience = Exponential<Seconds>{{30}};
        }
        if (rich && dice.one_in(2)) demand.estimate_factor = Uniform<double>{0.5, 3};
        scenario.demand[name] = demand;
    }
    return scenario;
}

double Lived::metric(const std::string& name) const {
    for (const auto& metric : metrics)
        if (metric.name == name && metric.scope == MetricValue::Scope::all) return metric.value;
    throw std::invalid_argument(name);
}

Lived live(const Scenario& scenario, std::uint64_t slice) {
    World world(scenario, {.jobs = true, .audit = true});
    while (!world.run(slice)) {}
    world.finish();
    return {world.log.fetch(), world.report(), world.fingerprint.value(), world.now()};
}

std::vector<JobRow> by_submission(std::vector<JobRow> jobs) {
    std::ranges::sort(jobs, {}, [](const JobRow& job) {
        return std::tuple{job.submitted, job.demand, job.job};
    });
    return jobs;
}

}  // namespace property
