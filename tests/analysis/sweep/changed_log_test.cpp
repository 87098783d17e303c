// A log is part of what is played: results of two logs are never mixed.
#include <catch2/catch.hpp>

#include "analysis/file_hashes.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "tests/analysis/sweep/swept.hpp"

namespace {

// Three jobs on one machine, each `seconds` long.
std::string log_of(int seconds) {
    std::string log;
    for (int i = 1; i <= 3; ++i)
        log += std::to_string(i) + " " + std::to_string(10 * i) + " -1 " + std::to_string(seconds) +
               " 1 -1 -1 1 " + std::to_string(seconds) + " -1 1 1 1 1 1 1 -1 -1\n";
    return log;
}

struct SweptLog : Swept {
    explicit SweptLog(const std::string& study) : Swept(study) {
        write("line.yaml",
              "data_centers: {site: {clusters: {machine: {nodes: 1, accelerators_per_node: 1}}}}\n"
              "demand: {work: {arrivals: {kind: trace, path: log.swf}}}\n");
        write("log.swf", log_of(60));
    }
};

constexpr const char* both_queueings =
    "vary: [{key: data_centers.site.clusters.machine.queueing, values: [fcfs, easy]}]\n"
    "replications: 2\nmeasure: [wait]\n";

}  // namespace

TEST_CASE("a log that changed since it was planned is not played", "[sweep]") {
    const SweptLog swept(both_queueings);
    REQUIRE(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    REQUIRE(swept.sweep({"run", "out", "--shard", "1/2", "--quiet"}).code == 0);
    swept.write("log.swf", log_of(61));
    const auto refused = swept.sweep({"run", "out", "--quiet"});
    CHECK(refused.code == 4);
    CHECK_THAT(refused.err, Catch::Contains("line.yaml: has changed since the sweep was planned") &&
                                Catch::Contains("log.swf; plan it anew, in another folder"));
    const auto planned = swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"});
    CHECK(planned.code == 4);
    CHECK_THAT(planned.err, Catch::Contains("or a file that this reads, differs"));

    swept.write("log.swf", log_of(60));
    CHECK(swept.sweep({"run", "out", "--quiet"}).code == 0);
}

TEST_CASE("a search does not go on with what another log said", "[sweep]") {
    const SweptLog swept(
        "vary: [{key: data_centers.site.clusters.machine.queueing, values: [fcfs, easy]}]\n"
        "replications: 2\nselect: {measure: wait, procedure: ocba, runs: 8}\n");
    const auto selected = [&](const std::string& folder) {
        swept.sweep({"select", "line.study.yaml", "-o", folder, "--quiet"});
        return swept.text(folder + "/alternatives.csv");
    };
    const auto before = selected("out");
    swept.write("log.swf", log_of(180));
    const auto now = selected("out");
    CHECK(now != before);
    CHECK(now == selected("fresh"));
}

TEST_CASE("a run reads the logs and the lists of transfers that its scenario names", "[sweep]") {
    models::Scenario scenario;
    scenario.demand["a"].arrivals = models::Trace{"/log"};
    scenario.demand["b"].arrivals = models::Poisson{};
    scenario.transfers["c"].arrivals = models::Listed{"/list"};
    CHECK(models::files_of(scenario) == std::vector<std::filesystem::path>{"/log", "/list"});
}

TEST_CASE("a file is read again only where it was written since", "[sweep]") {
    const TemporaryFolder folder;
    const auto file = folder.path() / "log";
    analysis::FileHashes hashes;
    const auto hash_of = [&](const std::string& text) {
        analysis::write_file(file, text);
        CHECK(hashes.of(file) == analysis::hash_of_file(file));
        return hashes.of(file);
    };
    const std::string large(200'000, 'x');
    const auto whole = hash_of(large);
    CHECK(hash_of(large + '\0') != whole);
    CHECK(hash_of(large.substr(1)) != whole);
    CHECK(hash_of(large) == whole);
    CHECK_THROWS_AS(hashes.of(folder.path() / "none"), sim::FileError);
}
