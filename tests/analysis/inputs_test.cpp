// Runs that say where their inputs come from, through the public path.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

using nlohmann::json;

namespace {

struct SourcedScenario {
    explicit SourcedScenario(const std::string& gang) {
        analysis::write_file(
            folder.path() / "trial.yaml",
            "name: trial\nuntil: 1 d\n"
            "sources:\n"
            "  S01: {title: \"A count, made\", url: \"https://example.org/1\"}\n"
            "  S02: {title: A log}\n"
            "data_centers: {site: {clusters: {machine: {value: {nodes: 4}, source: S01 S02}}}}\n"
            "demand:\n"
            "  value:\n"
            "    work:\n"
            "      arrivals: {kind: poisson, rate: {value: 0.5 /min, status: assumed, note: \"a "
            "\\\"guess\\\"\"}}\n"
            "      run_time: {value: 60 s, source: S02, status: derived, confidence: high,\n"
            "        date: 2025-06}\n"
            "  status: recalled\n" +
                gang);
    }
    Finished run(const std::vector<std::string>& words) const {
        return run_program(folder.path(), words);
    }
    std::string text(const std::string& file) const { return contents(folder.path() / file); }

    TemporaryFolder folder{};
};

}  // namespace

TEST_CASE("a run lists its inputs with what they rest on, assumed ones first") {
    const SourcedScenario place("");
    REQUIRE(place.run({"run", "trial.yaml", "-o", "first"}).code == 0);
    const auto table = place.text("first/inputs.csv");
    const auto demand = table.find("\ndemand,");
    REQUIRE(demand != std::string::npos);
    CHECK(table.substr(0, demand) ==
          "path,value,status,confidence,source,title,url,date,note\n"
          "demand.work.arrivals.rate,30 /h,assumed,,,,,,\"a \"\"guess\"\"\"");
    const auto derived = table.find("\ndemand.work.run_time,");
    CHECK(derived > demand);
    CHECK(table.substr(derived, table.find('\n', derived + 1) - derived) ==
          "\ndemand.work.run_time,1 min,derived,high,S02,A log,,2025-06,");
    CHECK_THAT(table, Catch::EndsWith(
                          ",found,,S01 S02,\"A count, made; A log\",https://example.org/1,,\n"));

    const auto inputs = json::parse(place.text("first/summary.json"))["inputs"];
    CHECK(inputs["counts"] == json{{"assumed", 1}, {"recalled", 1}, {"derived", 1}, {"found", 1}});
    REQUIRE(inputs["rows"].size() == 4);
    CHECK(inputs["rows"][0] == json{{"path", "demand.work.arrivals.rate"},
                                    {"value", "30 /h"},
                                    {"status", "assumed"},
                                    {"note", "a \"guess\""}});
    CHECK(inputs["rows"][2] == json{{"path", "demand.work.run_time"},
                                    {"value", "1 min"},
                                    {"status", "derived"},
                                    {"confidence", "high"},
                                    {"source", "S02"},
                                    {"title", "A log"},
                                    {"date", "2025-06"}});
    CHECK(json::parse(place.text("first/schema.json")).contains("inputs.csv"));

    REQUIRE(place.run({"run", "first/run.json", "-o", "again"}).code == 0);
    for (const auto* file : {"inputs.csv", "summary.json", "timeseries.csv", "schema.json"}) {
        INFO(file);
        CHECK(place.text(std::string("first/") + file) == place.text(std::string("again/") + file));
    }
    CHECK(json::parse(place.text("first/run.json"))["scenario"] ==
          json::parse(place.text("again/run.json"))["scenario"]);
}

TEST_CASE("a changed value is not listed as the sourced one") {
    const SourcedScenario place("");
    REQUIRE(place.run({"run", "trial.yaml", "--set", "demand.work.arrivals.rate=1 /h"}).code == 0);
    CHECK_THAT(place.text("results/trial/inputs.csv"), !Catch::Contains("arrivals.rate"));
}

TEST_CASE("validate --sources lists the numbers of which nothing says where they come from") {
    const SourcedScenario place("");
    const auto covered = place.run({"validate", "--sources", "trial.yaml"});
    CHECK(covered.code == 0);
    CHECK(covered.out ==
          "trial.yaml: 3 numbers, 1 assumed, 0 recalled, 1 derived, 1 found, 0 without a "
          "source\n");

    const SourcedScenario bare("latency: {route_factor: 1.5}\nseed: 4\n");
    const auto listed =
        bare.run({"validate", "--sources", "trial.yaml", "--set", "demand.work.gang=2"});
    CHECK(listed.code == 1);
    CHECK(listed.out ==
          "trial.yaml:14:25: latency.route_factor: 1.5\n"
          "--set demand.work.gang=2: demand.work.gang: 2\n"
          "trial.yaml: 5 numbers, 1 assumed, 0 recalled, 1 derived, 1 found, 2 without a "
          "source\n");

    const auto wrong = bare.run({"validate", "--sources", "trial.yaml", "--set", "seed=x"});
    CHECK(wrong.code == 2);
    CHECK(wrong.out.empty());
}

TEST_CASE("a run without any of this writes none of it") {
    const TemporaryFolder folder;
    analysis::write_file(
        folder.path() / "plain.yaml",
        "until: 1 h\n"
        "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
        "demand: {work: {arrivals: {kind: poisson, rate: 30 /h}, run_time: 1 s}}\n");
    REQUIRE(run_program(folder.path(), {"run", "plain.yaml", "-o", "plain"}).code == 0);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "plain/inputs.csv"));
    CHECK_FALSE(json::parse(contents(folder.path() / "plain/summary.json")).contains("inputs"));
}
