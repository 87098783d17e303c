// Runs have ids that say what is played, and a design has as many points as it says.
#include <catch2/catch.hpp>
#include <future>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/analysis/sweep/swept.hpp"

namespace {

std::vector<std::string> ids_of(const Swept& swept) {
    REQUIRE(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    std::vector<std::string> ids;
    std::istringstream plan(swept.text("out/plan.jsonl"));
    for (std::string line; std::getline(plan, line);)
        ids.push_back(nlohmann::json::parse(line)["id"]);
    return ids;
}

std::vector<std::string> ids_of(const std::string& study) { return ids_of(Swept(study)); }

std::size_t runs_of(const std::string& study) { return ids_of(study).size(); }

}  // namespace

TEST_CASE("an id is the same for the same run, however it is written", "[sweep]") {
    const auto ids = ids_of(six_runs);
    CHECK(std::set(ids.begin(), ids.end()).size() == 6);
    CHECK(ids == ids_of("measure: [wait]\nreplications: 2\n"
                        "vary: [{values: [20 /h, 40 /h, 50 /h], key: "
                        "demand.work.arrivals.rate}]\nset: [seed=1]\n"));
    Swept turned(six_runs);
    turned.write("line.yaml",
                 "demand:\n  work:\n    run_time: {mean: 60 s, kind: exponential}\n"
                 "    arrivals: {rate: 30 /h, kind: poisson}\n"
                 "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\nuntil: 48 h\n");
    CHECK(ids == ids_of(turned));
}

TEST_CASE("an id changes with the seed and with any value", "[sweep]") {
    const auto ids = ids_of(six_runs);
    for (const auto* other : {"set: [seed=2]\n", "set: [until=3 d]\n"}) {
        const auto changed = ids_of(std::string(six_runs) + other);
        for (std::size_t i = 0; i < ids.size(); ++i) CHECK(ids[i] != changed[i]);
    }
}

TEST_CASE("a design has as many points as its theory says", "[sweep]") {
    const auto ranges = [](const std::string& steps) {
        return "replications: 1\nvary:\n"
               "  - {key: demand.work.arrivals.rate, from: 20 /h, to: 50 /h" +
               steps +
               "}\n"
               "  - {key: demand.work.run_time.mean, from: 20 s, to: 60 s" +
               steps + "}\n";
    };
    CHECK(runs_of(ranges(", steps: 3")) == 9);
    CHECK(runs_of(ranges("") + "design: {kind: latin_hypercube, points: 7}\n") == 7);
    CHECK(runs_of(ranges("") + "design: {kind: sobol, points: 8}\n") == 8);
    // Saltelli: N (k + 2); Morris: r (k + 1)
    CHECK(runs_of(ranges("") + "design: {kind: sobol_indices, points: 8}\n") == 8 * 4);
    CHECK(runs_of(ranges("") + "design: {kind: morris, trajectories: 5, levels: 4}\n") == 5 * 3);
    CHECK(runs_of("replications: 4\nvary:\n"
                  "  - {key: demand.work.arrivals.rate, values: [20 /h, 30 /h]}\n"
                  "  - {key: warmup, values: [1 h, 2 h]}\n"
                  "design: {kind: list}\n") == 2 * 4);
}

TEST_CASE("many may plan one study at once, and none takes another's results away", "[sweep]") {
    for (int round = 0; round < 5; ++round) {
        const Swept swept(six_runs);
        std::vector<std::future<Finished>> shards;
        for (int i = 1; i <= 6; ++i)
            shards.push_back(std::async(std::launch::async, [&swept, i] {
                return swept.sweep({"run", "line.study.yaml", "-o", "out", "--threads", "1",
                                    "--shard", std::to_string(i) + "/6"});
            }));
        for (auto& shard : shards) {
            const auto ended = shard.get();
            CHECK(ended.code == 0);
            CHECK(ended.err == "");
        }
        CHECK(swept.sweep({"merge", "out"}).code == 0);
        for (const auto& left : std::filesystem::directory_iterator(swept.folder.path() / "out"))
            CHECK(left.path().extension() != ".partial");
    }
}

TEST_CASE("a study that cannot be planned takes nothing away", "[sweep]") {
    const Swept swept(six_runs);
    REQUIRE(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    const auto plan = swept.text("out/plan.jsonl");
    swept.write("other.study.yaml", "scenario: line.yaml\nreplications: 1\n");
    const auto refused = swept.sweep({"plan", "other.study.yaml", "-o", "out"});
    CHECK(refused.code == 4);
    CHECK_THAT(refused.err, Catch::Contains("replications was 2, and is 1"));
    CHECK(swept.text("out/plan.jsonl") == plan);
}

TEST_CASE("a plan of the same runs with other tables is refused, and says why", "[sweep]") {
    const auto refused = [](const std::string& before, const std::string& now) {
        const std::string rest =
            "replications: 1\nvary: [{key: demand.work.arrivals.rate, values: [20 /h, 40 /h]}]\n";
        const Swept swept(rest + before);
        REQUIRE(swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
        swept.write("line.study.yaml", "scenario: line.yaml\n" + rest + now);
        const auto again = swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"});
        CHECK(again.code == (again.err.empty() ? 0 : 4));
        return again.err;
    };
    CHECK_THAT(refused("measure: [wait]\n", "measure: [wait, utilization]\n"),
               Catch::Contains(R"(measure was ["wait"], and is ["wait","utilization"])"));
    CHECK_THAT(refused("confidence: 0.9\n", ""),
               Catch::Contains("confidence was 0.9, and is 0.95"));
    CHECK_THAT(refused("", "design: list\n"), Catch::Contains("design was "));
    CHECK_THAT(refused("", "seeds: independent\n"), Catch::Contains("seeds was "));
    CHECK(refused("", "description: other words\n") == "");
}
