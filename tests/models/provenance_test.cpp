// Scenarios that say where their values come from: what is kept, what is refused, what is counted.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "models/scenario_file.hpp"
#include "sim/json.hpp"
#include "sim/problems.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace models;

namespace {

constexpr std::string_view sourced = R"(until: 1 d
seed: 3
report: {interval: 1 h}
sources:
  S01: {title: A count of jobs, url: "https://example.org/jobs", publisher: An institute}
  S02: {title: A log}
data_centers:
  value: {north: {clusters: {main: {nodes: 4, accelerators_per_node: {value: 8, source: S02}}}}}
  status: assumed
  note: one cluster
demand:
  jobs:
    arrivals:
      kind: poisson
      rate: {value: 40 /h, source: S01 S02, status: derived, confidence: med, date: 2025-06}
    run_time: 10 min
)";

std::string problems(const std::string& text) {
    try {
        parse_scenario(text, "s.yaml");
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a scenario keeps what is said of its values, and gives it back when written and read") {
    const Scenario scenario = parse_scenario(std::string(sourced));
    CHECK(scenario.data_centers.at("north").clusters.at("main").nodes == 4);
    REQUIRE(scenario.provenance.size() == 3);
    const Provenance& rate = scenario.provenance.at("demand.jobs.arrivals.rate");
    CHECK(rate.source == "S01 S02");
    CHECK(rate.status == Provenance::Status::derived);
    CHECK(rate.confidence == Provenance::Confidence::med);
    CHECK(scenario.provenance.at("data_centers").note == "one cluster");
    CHECK(scenario.provenance.contains("data_centers.north.clusters.main.accelerators_per_node"));

    const std::string json = to_json(scenario);
    CHECK(to_json(parse_scenario(json)) == json);
    const Json parsed = Json::parse(json);
    CHECK(parsed["sources"]["S01"]["publisher"] == "An institute");
    CHECK(parsed["provenance"]["data_centers"]["status"] == "assumed");
    CHECK(parsed["demand"]["jobs"]["arrivals"]["rate"] == "40 /h");
}

TEST_CASE("what a run changes of its own file is no longer the sourced value") {
    const std::string run =
        fmt::format("{{\"scenario\": {}}}", to_json(parse_scenario(std::string(sourced))));
    const Scenario scenario = parse_scenario(
        run, "run.json", ".",
        {"demand.jobs.arrivals.rate=50 /h", "data_centers.north.clusters.main.nodes=5"});
    CHECK_FALSE(scenario.provenance.contains("demand.jobs.arrivals.rate"));
    CHECK_FALSE(scenario.provenance.contains("data_centers"));
    CHECK_FALSE(scenario.provenance.contains("data_centers.north.clusters.main.nodes"));
    CHECK(scenario.provenance.at("data_centers.north.clusters.main.chip").note == "one cluster");
}

TEST_CASE("a source that is not in the bibliography is refused where it is named") {
    std::string text(sourced);
    text.replace(text.find("S01 S02"), 7, "S01 S0l");
    CHECK(problems(text) ==
          "s.yaml:15:36: demand.jobs.arrivals.rate.source: `S0l` is not one of `sources`; did you "
          "mean `S01`?\n"
          "   15 |       rate: {value: 40 /h, source: S01 S0l, status: derived, confidence: med, "
          "date: 2025-06}\n"
          "      |                                    ^~~~~~~\n");
    text.erase(text.find("sources:"), text.find("data_centers:") - text.find("sources:"));
    CHECK(problems(text).empty());
}

TEST_CASE("the bibliography and the numbers may live in files of their own") {
    const TemporaryFolder folder;
    write(folder.path() / "sources.yaml", "sources: {S01: {title: One}, S02: {title: Two}}\n");
    write(folder.path() / "supply.yaml",
          "data_centers: {north: {clusters: {main: {value: {nodes: 4}, source: S01}}}}\n");
    write(folder.path() / "s.yaml",
          "extends: [sources.yaml, supply.yaml]\n"
          "until: 1 d\n"
          "seed: 3\n"
          "data_centers: {north: {clusters: {main: {accelerators_per_node: 2}}}}\n"
          "demand: {jobs: {arrivals: {kind: poisson, rate: 40 /h}, run_time: {value: 10 min,\n"
          "  status: assumed}}}\n"
          "provenance: {demand.jobs.arrivals.rate: {source: S02, status: recalled}}\n");
    std::string out;
    for (const GivenNumber& number : given_numbers(folder.path() / "s.yaml")) {
        const auto place = number.place.substr(number.place.rfind('/') + 1);
        out += fmt::format("{} {} {} {}\n", place, number.path, number.text,
                           number.status ? name_of(*number.status) : "-");
    }
    CHECK(out ==
          "supply.yaml:1:57 data_centers.north.clusters.main.nodes 4 found\n"
          "s.yaml:4:65 data_centers.north.clusters.main.accelerators_per_node 2 -\n"
          "s.yaml:5:49 demand.jobs.arrivals.rate 40 /h recalled\n"
          "s.yaml:5:75 demand.jobs.run_time 10 min assumed\n");
}
