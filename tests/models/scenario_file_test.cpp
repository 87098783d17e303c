// Scenarios as files: what is read, what is refused across sections, and what is printed.
#include "models/scenario_file.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/json.hpp"
#include "sim/problems.hpp"

using namespace models;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view least = R"(until: 1 d
data_centers: {north: {clusters: {main: {nodes: 4}}}}
demand:
  jobs:
    arrivals: {kind: poisson, rate: 40 /h}
    run_time: 10 min
)";

std::string scenario_problems(const std::string& text, const std::vector<std::string>& sets = {}) {
    try {
        parse_scenario(text, "s.yaml", ".", sets);
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a scenario written as JSON is the same scenario, defaults filled in") {
    const std::string json = to_json(parse_scenario(std::string(least)));
    CHECK(to_json(parse_scenario(json)) == json);
    const Json parsed = Json::parse(json);
    CHECK(parsed["data_centers"]["north"]["clusters"]["main"]["queueing"]["kind"] == "fcfs");
    CHECK(parsed["demand"]["jobs"]["arrivals"]["rate"] == "40 /h");
    CHECK(parsed["seed"] == 1);
}

TEST_CASE("a run's own file is a scenario: it is read from its key") {
    const std::string json = to_json(parse_scenario(std::string(least)));
    const std::string run = fmt::format("{{\"version\": \"x\", \"scenario\": {}}}", json);
    CHECK(to_json(parse_scenario(run)) == json);
    CHECK(parse_scenario(run, "run.json", ".", {"seed=7"}).seed == 7);
}

TEST_CASE("the order of keys does not matter") {
    const std::string turned = R"(demand:
  jobs:
    run_time: {value: 600 s, kind: constant}
    arrivals: {rate: 40 /h, kind: poisson}
data_centers: {north: {clusters: {main: {nodes: 4}}}}
until: 24 h
)";
    CHECK(to_json(parse_scenario(turned)) == to_json(parse_scenario(std::string(least))));
}

TEST_CASE("a rate that is no rate is told with its place") {
    CHECK(scenario_problems(std::string(least), {"demand.jobs.arrivals.rate=10 GB"}) ==
          "--set demand.jobs.arrivals.rate=10 GB: demand.jobs.arrivals.rate: `10 GB` is an amount "
          "of data; a rate is due, such as `40 /h`\n");
    CHECK(scenario_problems(R"(until: 1 d
data_centers: {north: {clusters: {main: {nodes: 4, queueing: esay}}}}
demand:
  jobs:
    arrivals: {kind: poisson, rate: 10 GB}
    run_time: 10 min
)")
              .find("s.yaml:5:37: demand.jobs.arrivals.rate: `10 GB` is an amount of data; a rate "
                    "is due, "
                    "such as `40 /h`\n"
                    "    5 |     arrivals: {kind: poisson, rate: 10 GB}\n"
                    "      |                                     ^~~~~\n") != std::string::npos);
}

TEST_CASE("what contradicts across sections is told at the key at fault") {
    CHECK(scenario_problems(R"(until: 1 d
data_centers: {north: {clusters: {main: {nodes: 4, chip: none}}}}
demand:
  jobs:
    arrivals: {kind: poisson, rate: 40 /h}
    run_time: 10 min
)")
              .find("s.yaml:2:58: data_centers.north.clusters.main.chip: ") == 0);
}

TEST_CASE("problems of sections and across them are told together, without what only follows") {
    CHECK(scenario_problems(R"(until: 2024-01-01
data_centers: {north: {clusters: {main: {nodes: -4, chip: none}}}}
demand:
  jobs:
    arrivals: {kind: poisson, rate: 10 GB}
    run_time: 10 min
  more:
    arrivals: {kind: trace, path: none.swf}
    cluster: nort/main
  drawn:
    arrivals: {kind: renewal, gap: {kind: discrete, values: [1 kg]}}
    run_time: 10 min
    cluster: north/main
)") == "s.yaml:1:8: until: the end must come after the start\n"
       "    1 | until: 2024-01-01\n"
       "      |        ^~~~~~~~~~\n"
       "s.yaml:2:49: data_centers.north.clusters.main.nodes: `-4` is out of range; from 0 "
       "to 100000000 is due\n"
       "    2 | data_centers: {north: {clusters: {main: {nodes: -4, chip: none}}}}\n"
       "      |                                                 ^~\n"
       "s.yaml:2:59: data_centers.north.clusters.main.chip: no chip is named 'none'\n"
       "    2 | data_centers: {north: {clusters: {main: {nodes: -4, chip: none}}}}\n"
       "      |                                                           ^~~~\n"
       "s.yaml:5:37: demand.jobs.arrivals.rate: `10 GB` is an amount of data; a rate is due, "
       "such as `40 /h`\n"
       "    5 |     arrivals: {kind: poisson, rate: 10 GB}\n"
       "      |                                     ^~~~~\n"
       "s.yaml:8:35: demand.more.arrivals.path: there is no file `none.swf`\n"
       "    8 |     arrivals: {kind: trace, path: none.swf}\n"
       "      |                                   ^~~~~~~~\n"
       "s.yaml:9:14: demand.more.cluster: no cluster is named 'nort/main'; did you mean "
       "'north/main'?\n"
       "    9 |     cluster: nort/main\n"
       "      |              ^~~~~~~~~\n"
       "s.yaml:11:62: demand.drawn.arrivals.gap.values[0]: `1 kg` is a mass; a duration is due, "
       "such as `10 min`\n"
       "   11 |     arrivals: {kind: renewal, gap: {kind: discrete, values: [1 kg]}}\n"
       "      |                                                              ^~~~\n");
}

TEST_CASE("a log is found beside the scenario, and nowhere above it") {
    const fs::path folder =
        fs::temp_directory_path() /
        fmt::format("suanli-logs-{}", std::chrono::steady_clock::now().time_since_epoch().count());
    fs::create_directories(folder / "inner");
    std::ofstream(folder / "inner" / "log.swf") << "; MaxProcs: 4\n";
    std::ofstream(folder / "above.swf") << "; MaxProcs: 4\n";
    const auto with = [&](std::string_view path) {
        std::ofstream(folder / "inner" / "s.yaml") << fmt::format(
            "data_centers: {{a: {{clusters: {{b: {{nodes: 4}}}}}}}}\n"
            "demand: {{j: {{arrivals: {{kind: trace, path: {}}}}}}}\n",
            path);
        try {
            const Scenario scenario = read_scenario(folder / "inner" / "s.yaml");
            return std::get<Trace>(scenario.demand.at("j").arrivals).path;
        } catch (const InputError& error) {
            return error.problems.at(0).message;
        }
    };
    CHECK(with("log.swf") == (folder / "inner" / "log.swf").string());
    CHECK(with("none.swf") == "there is no file `none.swf`");
    CHECK(with("../above.swf") ==
          "`../above.swf` leaves the scenario's folder; move the file into it, or give an absolute "
          "path");
    CHECK(with((folder / "above.swf").string()) == (folder / "above.swf").string());
    fs::remove_all(folder);
}

TEST_CASE("a skeleton is a scenario that runs") {
    const Scenario scenario = parse_scenario(skeleton("mine"));
    CHECK(scenario.name == "mine");
    CHECK(scenario.until);
    CHECK(scenario.demand.size() == 1);
}

TEST_CASE("every choice is in the schema and in the reference") {
    const Json schema = Json::parse(json_schema());
    const std::string page = reference();
    for_each_alternative<Queueing>([&]<class S>(std::type_identity<S>) {
        const std::string kind(kind_of<S>());
        CHECK(page.find(fmt::format("\n### {}", kind)) != std::string::npos);
        CHECK(json_schema().find(fmt::format("\"const\": \"{}\"", kind)) != std::string::npos);
    });
    CHECK(schema["properties"].contains("demand"));
    CHECK(schema["definitions"]["queueing"]["anyOf"].size() > 3);
}
