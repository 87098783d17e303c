// 2,975 jobs of the HPC2N log on 240 processors, exact run times as estimates. Start times of FCFS:
// Alea, CQSim and an independent program agree; EASY one event at a time and conservative: CQSim;
// EASY once per instant: an independent program. Source and means: oracles/README.md.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/replay.hpp"
#include "tests/support/shared.hpp"
#include "tests/support/table.hpp"

using namespace models;
using support::Schedule;

namespace {

const std::string hpc2n_folder = "oracles/swf_sched/";

struct Compared {
    int different = 0;
    double mean_wait = 0;
    double max_wait = 0;
    double slowdown = 0;
    int waiting = 0;
    double makespan = 0;  // from time 0
};

Compared compare(const std::string& queueing, Pass pass, const std::string& column) {
    auto scenario =
        support::replay_of(shared(hpc2n_folder + "hpc2n_2975.swf")->string(), 240, queueing);
    scenario.scheduler.pass = pass;
    const auto schedule = support::run(scenario);
    const auto rows =
        support::read_table(*shared(hpc2n_folder + "hpc2n_2975jobs_240procs_expected_starts.csv"));
    Compared result;
    for (const auto& row : rows) {
        const auto& [start, end] = schedule.at(std::stoull(row.at("seq")));
        const double wait = start - std::stod(row.at("submit_s"));
        const double run = std::stod(row.at("runtime_s"));
        result.different += start != std::stod(row.at(column));
        result.mean_wait += wait / 2975;
        result.max_wait = std::max(result.max_wait, wait);
        result.slowdown += std::max(1.0, (wait + run) / std::max(10.0, run)) / 2975;
        result.waiting += wait > 0;
        result.makespan = std::max(result.makespan, end);
    }
    CHECK(rows.size() == 2975);
    return result;
}

}  // namespace

TEST_CASE("HPC2N: FCFS starts every job when three other simulators start it", "[oracle]") {
    if (!shared(hpc2n_folder)) return;
    const auto fcfs = compare("fcfs", Pass::per_event, "start_fcfs__alea_cqsim_agree");
    CHECK(fcfs.different == 0);
    CHECK(fcfs.mean_wait == Approx(3793.6914).margin(5e-5));
    CHECK(fcfs.max_wait == 63496);
    CHECK(fcfs.slowdown == Approx(39.5017).margin(5e-5));
    CHECK(fcfs.waiting == 1337);
    CHECK(fcfs.makespan == 5121751);
}

TEST_CASE("HPC2N: EASY, one event at a time", "[oracle]") {
    if (!shared(hpc2n_folder)) return;
    const auto easy =
        compare("easy", Pass::per_event, "start_easy_exactest_one_event_at_a_time__cqsim");
    CHECK(easy.different == 0);
    CHECK(easy.mean_wait == Approx(2595.5654).margin(5e-5));
    CHECK(easy.slowdown == Approx(13.4873).margin(5e-5));
    CHECK(easy.waiting == 1138);
    CHECK(easy.makespan == 5120871);
}

TEST_CASE("HPC2N: EASY, once per instant", "[oracle]") {
    if (!shared(hpc2n_folder)) return;
    const auto easy = compare("easy", Pass::per_instant,
                              "start_easy_exactest_batched_same_time_events__independent");
    CHECK(easy.different == 0);
    CHECK(easy.mean_wait == Approx(2596.9429).margin(5e-5));
    CHECK(easy.slowdown == Approx(13.4870).margin(5e-5));
    CHECK(easy.waiting == 1140);
}

TEST_CASE("HPC2N: conservative backfilling", "[oracle]") {
    if (!shared(hpc2n_folder)) return;
    const auto plan = compare("conservative", Pass::per_event, "start_conservative_cqsim");
    CHECK(plan.different == 0);
    CHECK(plan.mean_wait == Approx(2589.1297).margin(5e-5));
    CHECK(plan.slowdown == Approx(11.7308).margin(5e-5));
    CHECK(plan.waiting == 1151);
}
