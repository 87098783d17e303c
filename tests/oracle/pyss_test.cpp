// Schedules that the Python scheduler simulator pyss gives: its hand-made cases, and three logs of
// the Parallel Workloads Archive. What pyss assumes of one instant, and which records it uses,
// stands in traces/README.md; sources beside the files.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/support/replay.hpp"
#include "tests/support/shared.hpp"
#include "tests/support/table.hpp"

using namespace models;
using support::Told;

namespace {

/// Jobs of a log that start at another second than expected.
int different(const std::string& log, std::int64_t processors, const std::string& queueing,
              const std::string& expected, EstimateFrom estimate = EstimateFrom::requested) {
    auto scenario = support::replay_of(shared(log)->string(), processors, queueing);
    scenario.scheduler = support::pyss_options();
    auto& jobs = scenario.demand["jobs"];
    jobs.at_estimate = AtEstimate::stopped;
    std::get<Trace>(jobs.arrivals).estimate = estimate;
    const auto schedule = support::run(scenario);
    const auto rows = support::read_table(*shared(expected));
    CHECK(schedule.size() == rows.size());
    int wrong = 0;
    for (const auto& row : rows) {
        const auto found = schedule.find(std::stoull(row.at("job_id")));
        wrong += found == schedule.end() || found->second.first != std::stod(row.at("start"));
    }
    return wrong;
}

}  // namespace

TEST_CASE("pyss: every hand-made case ends when its authors expect", "[oracle]") {
    const auto table = shared("traces/pyss_unit_cases/expected.csv");
    if (!table) return;
    const std::map<std::string, std::string> named{
        {"fcfs", "fcfs"},           {"conservative", "conservative"}, {"easy", "easy"},
        {"easy_sjbf", "easy_sjbf"}, {"reverse_easy", "easy_reverse"}, {"double_easy", "easy"},
        {"perfect_easy", "easy"}};
    std::map<std::pair<std::string, std::string>, std::vector<support::Row>> cases;
    for (const auto& row : support::read_table(*table))
        cases[{row.at("policy"), row.at("case")}].push_back(row);
    CHECK(cases.size() >= 256);
    for (const auto& [key, rows] : cases) {
        const auto& [policy, name] = key;
        std::vector<Told> jobs;
        std::vector<double> expected;
        for (const auto& row : rows) {
            const auto run = std::stoll(row.at("actual"));
            auto estimate = std::stoll(row.at("estimated"));
            if (policy == "double_easy") estimate *= 2;
            if (policy == "perfect_easy") estimate = run;
            jobs.push_back({jobs.size() + 1, std::stoll(row.at("submit")),
                            std::stoi(row.at("procs")), run, estimate});
            expected.push_back(std::stod(row.at("expected_finish")));
        }
        std::vector<double> ends;
        for (const auto& [id, span] :
             support::replay(jobs, 100, named.at(policy), support::pyss_options()))
            ends.push_back(span.second);
        INFO(fmt::format("{} under {}", name, policy));
        CHECK(ends == expected);
    }
}

TEST_CASE("pyss: the starts of the SDSC sample", "[oracle]") {
    const std::string log_folder = "traces/pyss_5k_sample/";
    if (!shared(log_folder)) return;
    const auto log = log_folder + GENERATE("5K_sample.swf", "5K_sample.filtered.swf");
    CHECK(different(log, 128, "fcfs", log_folder + "expected_pyss_fcfs.csv") == 0);
    CHECK(different(log, 128, "easy", log_folder + "expected_pyss_easy.csv") == 0);
    CHECK(different(log, 128, "easy_sjbf", log_folder + "expected_pyss_easy_sjbf.csv") == 0);
    CHECK(different(log, 128, "easy", log_folder + "expected_pyss_perfect_easy.csv",
                    EstimateFrom::run_time) == 0);
    CHECK(different(log, 128, "conservative", log_folder + "expected_pyss_conservative.csv") == 0);
}

TEST_CASE("pyss: the starts of the NASA log", "[oracle]") {
    const std::string log_folder = "traces/pwa_nasa_ipsc/";
    if (!shared(log_folder)) return;
    const auto log = log_folder + "NASA-iPSC-1993-3.1-cln.filtered.swf";
    CHECK(different(log, 128, "fcfs", log_folder + "expected_pyss_fcfs.csv") == 0);
    CHECK(different(log, 128, "easy", log_folder + "expected_pyss_easy.csv") == 0);
    CHECK(different(log, 128, "easy_sjbf", log_folder + "expected_pyss_easy.csv") == 0);
    CHECK(different(log, 128, "conservative", log_folder + "expected_pyss_conservative.csv") == 0);
}

TEST_CASE("pyss: the starts of the KTH log", "[oracle]") {
    const std::string log_folder = "traces/pwa_kth_sp2/";
    if (!shared(log_folder)) return;
    const auto log = log_folder + GENERATE("KTH-SP2-1996-2.swf", "KTH-SP2-1996-2.filtered.swf");
    CHECK(different(log, 100, "fcfs", log_folder + "expected_pyss_fcfs.csv") == 0);
    CHECK(different(log, 100, "easy", log_folder + "expected_pyss_easy.csv") == 0);
    CHECK(different(log, 100, "conservative", log_folder + "expected_pyss_conservative.csv") == 0);
    CHECK(different(log, 100, "easy_sjbf", log_folder + "expected_pyss_easypp_clairvoyant.csv",
                    EstimateFrom::run_time) == 0);
}
