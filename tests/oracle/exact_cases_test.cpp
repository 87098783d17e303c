// Schedules that the batch service of WRENCH gives in its own tests (wrench-project/wrench, commit
// 1a498230); times and tolerances from oracles/exact_cases.json.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/world.hpp"
#include "tests/support/replay.hpp"
#include "tests/support/shared.hpp"

using support::Told;
using Json = nlohmann::json;

namespace {

Json case_named(const std::string& id) {
    static const Json all = Json::parse(std::ifstream(*shared("oracles/exact_cases.json")));
    for (const auto& one : all)
        if (one.at("id") == id) return one;
    throw std::invalid_argument(id);
}

std::vector<double> ends(const support::Schedule& schedule) {
    std::vector<double> all;
    for (const auto& [id, span] : schedule) all.push_back(span.second);
    return all;
}

}  // namespace

// Hosts of ten cores; each job wants some cores on each of some hosts, for a minute.
TEST_CASE("WRENCH: first come, first served, and conservative backfilling by cores", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    const auto& [id, queueing] = GENERATE(table<std::string, std::string>(
        {{"wrench-fcfs-8jobs", "fcfs"}, {"wrench-cons-cores", "conservative"}}));
    const auto given = case_named(id);
    models::Scenario scenario;
    models::ClusterSpec cluster;
    cluster.nodes = given.at("input").at("hosts");
    cluster.accelerators_per_node = given.at("input").at("cores_per_host");
    cluster.queueing = support::queueing_named(queueing);
    scenario.data_centers["site"].clusters["cluster"] = cluster;
    const auto expected = given.at("expected").at("completion_s").get<std::vector<double>>();
    const auto& jobs = given.at("input").at("jobs");
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const std::int32_t hosts = jobs[i].at(0);
        const std::int32_t cores = jobs[i].at(1);
        models::DemandClass job;
        job.arrivals = models::Renewal{models::Constant<models::Seconds>{{0}}};
        job.jobs = 1;
        job.gang = models::Constant<double>{double(hosts) * cores};
        job.per_node = cores;
        job.run_time = models::Constant<models::Seconds>{{60}};
        scenario.demand[std::to_string(i)] = job;
    }
    models::World world(scenario, {.jobs = true, .audit = true});
    while (!world.run(1000)) {}
    world.finish();
    std::vector<double> found(expected.size());
    for (const auto& row : world.log.fetch())
        found.at(row.demand) = models::seconds(row.ended.time_since_epoch());
    CHECK(found == expected);
}

TEST_CASE("WRENCH: EASY backfilling", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    const auto given = case_named(GENERATE("wrench-easy-1", "wrench-easy-2", "wrench-easy-3"));
    std::vector<Told> jobs;
    std::int64_t submit = 0;
    for (const auto& job : given.at("input").at("jobs")) {
        jobs.push_back({jobs.size() + 1, submit, job.at(0), job.at(1)});
        submit += job.at(2).get<std::int64_t>();
    }
    const auto found = ends(support::replay(jobs, given.at("input").at("nodes"), "easy"));
    const auto expected = given.at("expected").at("completion_s").get<std::vector<double>>();
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == Approx(expected[i]).margin(given.at("tol").get<double>()));
}

TEST_CASE("WRENCH: predicted starts under conservative backfilling come true", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    const auto given = case_named("wrench-cons-predict");
    const auto& input = given.at("input");
    const double at = input.at("at_t");
    for (const auto& probe : input.at("probe")) {
        std::vector<Told> jobs;
        for (const auto& job : input.at("queue"))
            jobs.push_back({jobs.size() + 1, 0, job.at(0), job.at(1)});
        const auto id = jobs.size() + 1;
        jobs.push_back({id, std::int64_t(at), probe.at(1), probe.at(2)});
        const auto schedule = support::replay(jobs, input.at("nodes"), "conservative");
        const double expected = given.at("expected").at("start_estimate").at(probe.at(0));
        INFO(probe.at(0));
        if (expected < 0)  // it can never start
            CHECK(schedule.count(id) == 0);
        else  // a start in the past means at once
            CHECK(schedule.at(id).first == std::max(expected, at));
    }
}
