// `run` through the public path: what it writes, prints and returns.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// M/M/1 at half load; `until` decides how long the run takes.
std::string scenario(const std::string& until) {
    return "name: trial\nuntil: " + until +
           "\n"
           "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
           "demand:\n"
           "  work:\n"
           "    arrivals: {kind: poisson, rate: 30 /h}\n"
           "    run_time: {kind: exponential, mean: 1 min}\n";
}

struct Trial {
    explicit Trial(const std::string& until = "30 d") {
        analysis::write_file(folder.path() / "trial.yaml", scenario(until));
    }
    Finished run(std::vector<std::string> words) const {
        words.insert(words.begin(), "run");
        return run_program(folder.path(), std::move(words));
    }
    json read(const fs::path& file) const { return json::parse(contents(folder.path() / file)); }

    TemporaryFolder folder{};
};

}  // namespace

TEST_CASE("a run leaves its results in one folder and tells them on stdout") {
    const Trial place;
    const auto [code, out, err] = place.run({"trial.yaml", "--jobs-log"});
    CHECK(code == 0);
    CHECK_THAT(out, Catch::StartsWith("trial: 2025-01-01") && Catch::Contains("results/trial"));
    const fs::path results = "results/trial";
    const auto run = place.read(results / "run.json");
    CHECK(run["complete"] == true);
    CHECK(run["seed"] == 1);
    CHECK(run["fingerprint"].get<std::string>().size() == 16);
    CHECK(run["scenario"]["demand"]["work"]["priority"] == 0);
    CHECK(run["peak_memory_bytes"] > 0);
    const auto summary = place.read(results / "summary.json");
    CHECK(summary["complete"] == true);
    const auto& wait = summary["metrics"]["wait"];
    CHECK(wait["unit"] == "s");
    CHECK(wait["description"].is_string());
    CHECK(wait["p95"] >= wait["p50"]);
    const auto header = [&](const char* table) {
        const auto text = contents(place.folder.path() / results / table);
        return text.substr(0, text.find('\n'));
    };
    CHECK_THAT(header("jobs.csv"),
               Catch::StartsWith("job,submit_s,start_s,end_s,accelerators,outcome,"));
    CHECK_THAT(header("timeseries.csv"), Catch::StartsWith("from,until,"));
    const auto tables = place.read(results / "schema.json");
    CHECK(tables.contains("jobs.csv"));
    CHECK(tables.contains("timeseries.csv"));
    CHECK_FALSE(fs::exists(place.folder.path() / "results/trial.partial"));
}

TEST_CASE("run.json is a scenario that gives the same run again") {
    const Trial place;
    REQUIRE(place.run({"trial.yaml", "--seed", "7", "-o", "first", "--jobs-log"}).code == 0);
    REQUIRE(place.run({"first/run.json", "-o", "again", "--jobs-log"}).code == 0);
    for (const auto* file : {"summary.json", "timeseries.csv", "jobs.csv", "schema.json"}) {
        INFO(file);
        CHECK(contents(place.folder.path() / "first" / file) ==
              contents(place.folder.path() / "again" / file));
    }
    CHECK(place.read("first/run.json")["scenario"] == place.read("again/run.json")["scenario"]);
    CHECK(place.read("again/run.json")["seed"] == 7);
}

TEST_CASE("another seed is another run") {
    const Trial place;
    const auto one = place.run({"trial.yaml", "--json", "--quiet", "--seed", "1"});
    const auto two = place.run({"trial.yaml", "--json", "--quiet", "--seed", "2"});
    CHECK(json::parse(one.out)["fingerprint"] != json::parse(two.out)["fingerprint"]);
}

TEST_CASE("with --json stdout is the summary alone, and nothing is written unasked") {
    const Trial place;
    const auto [code, out, err] = place.run({"trial.yaml", "--json"});
    CHECK(code == 0);
    CHECK(json::parse(out)["metrics"].contains("wait"));
    CHECK_FALSE(fs::exists(place.folder.path() / "results"));
    REQUIRE(place.run({"trial.yaml", "--json", "-o", "kept"}).out == out);
    CHECK(contents(place.folder.path() / "kept/summary.json") == out);
}

TEST_CASE("with --quiet nothing is said") {
    const Trial place;
    const auto [code, out, err] = place.run({"trial.yaml", "--quiet"});
    CHECK(code == 0);
    CHECK(out == "");
    CHECK(err == "");
    CHECK(fs::exists(place.folder.path() / "results/trial/run.json"));
}

TEST_CASE("options change the scenario, and what is wrong with them is told") {
    const Trial place;
    const auto shorter = place.run({"trial.yaml", "--json", "--until", "2025-01-03"});
    CHECK(json::parse(shorter.out)["simulated_s"] == 2 * 86400);
    const auto set = place.run({"trial.yaml", "--json", "--set", "until=12 h"});
    CHECK(json::parse(set.out)["simulated_s"] == 12 * 3600);
    const auto wrong = place.run({"trial.yaml", "--seed", "many"});
    CHECK(wrong.code == 2);
    CHECK(wrong.err ==
          "--seed=many: seed: `many` is not a number; a whole number is due, such as `8`\n");
    CHECK(place.run({"trial.yaml", "--until", "0", "--set", "seed=x"}).err ==
          "--until=0: until: `0` has no unit; a duration is due, such as `10 min`, or a date, such "
          "as `2025-01-31`\n"
          "--set seed=x: seed: `x` is not a number; a whole number is due, such as `8`\n");
    const auto signed_seed = place.run({"trial.yaml", "--json", "--seed", "+5"});
    CHECK(json::parse(signed_seed.out)["seed"] == 5);
}

TEST_CASE("results are filed in their folder, whatever a scenario is called") {
    const Trial place;
    for (const auto* name : {"../evil", "/abs", "'  '"}) {
        const auto [code, out, err] =
            place.run({"trial.yaml", "--set", fmt::format("name={}", name)});
        CHECK(code == 2);
        CHECK_THAT(err, Catch::Contains("cannot name a folder"));
    }
    CHECK_FALSE(fs::exists(place.folder.path() / "evil"));
    CHECK_FALSE(fs::exists("/abs"));
    CHECK_FALSE(fs::exists(place.folder.path() / "results"));
}

TEST_CASE("a job that was unfinished has no end") {
    const Trial place("1 d");
    REQUIRE(place.run({"trial.yaml", "--jobs-log", "--set", "demand.work.run_time=30 h"}).code ==
            0);
    std::istringstream rows(contents(place.folder.path() / "results/trial/jobs.csv"));
    std::string row;
    std::getline(rows, row);
    int unfinished = 0;
    while (std::getline(rows, row)) {
        const bool started = row.starts_with("1,");
        const auto at = row.find(",unfinished,");
        REQUIRE(at != row.npos);
        CHECK(row.substr(0, at).ends_with(started ? ",,1" : ",,,1"));
        ++unfinished;
    }
    CHECK(unfinished > 1);
}

TEST_CASE("what cannot be read or written has its own exit code") {
    const Trial place;
    CHECK(place.run({"nowhere.yaml"}).code == 4);
    CHECK(place.run({"trial.yaml", "-o", "trial.yaml"}).code == 4);
    CHECK(place.run({"trial.yaml", "-o", "."}).code == 4);
    CHECK(fs::exists(place.folder.path() / "trial.yaml"));
}

TEST_CASE("a run that is stopped writes what it has, and says that it is not all") {
    const Trial place("80000 d");
    for (const auto& [signal, expected] : {std::pair{SIGINT, 130}, std::pair{SIGTERM, 75}}) {
        Program program(place.folder.path(), {"run", "trial.yaml", "-o", "stopped", "--jobs-log"});
        while (program.running() && !fs::exists(place.folder.path() / "stopped.partial/jobs.csv")) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        program.signal(signal);
        CHECK(program.finish().code == expected);
        CHECK(place.read("stopped/run.json")["complete"] == false);
        CHECK(place.read("stopped/summary.json")["complete"] == false);
        CHECK_FALSE(fs::exists(place.folder.path() / "stopped.partial"));
        fs::remove_all(place.folder.path() / "stopped");
    }
}

TEST_CASE("a run that is killed never looks finished") {
    const Trial place("80000 d");
    Program program(place.folder.path(), {"run", "trial.yaml", "-o", "killed", "--jobs-log"});
    while (program.running() && !fs::exists(place.folder.path() / "killed.partial/jobs.csv")) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    program.signal(SIGKILL);
    CHECK(program.finish().code == 128 + SIGKILL);
    CHECK_FALSE(fs::exists(place.folder.path() / "killed"));
}
