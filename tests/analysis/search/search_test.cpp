// `sweep select` and `sweep calibrate` on M/M/1, where theory says what is to be found.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>
#include <sstream>
#include <tuple>

#include "tests/analysis/sweep/swept.hpp"

namespace {

constexpr const char* three_rates =
    "vary: [{key: demand.work.arrivals.rate, values: [40 /h, 20 /h, 50 /h]}]\n"
    "replications: 5\n";

// The load is the rate times a minute: 30 /h, a third of the way, for a load of a half.
std::string half_load(const std::string& method, int points) {
    return "vary: [{key: demand.work.arrivals.rate, from: 20 /h, to: 50 /h}]\n"
           "set: [until=20 d]\nreplications: 2\n"
           "calibrate: {method: " +
           method + ", points: " + std::to_string(points) +
           ", targets: [{measure: utilization, value: 0.5, tolerance: 0.01}]}\n";
}

Finished search(const std::string& study, const std::string& what) {
    const Swept swept(study);
    return swept.sweep({what, "line.study.yaml", "-o", "out"});
}

}  // namespace

TEST_CASE("the point with the shortest waits is the one with the least load",
          "[sweep][statistics]") {
    for (const auto* rule : {"indifference: 20", "procedure: ocba, runs: 60"}) {
        const auto found =
            search(std::string(three_rates) + "select: {measure: wait, " + rule + "}\n", "select");
        CHECK(found.code == 0);
        CHECK_THAT(found.out, Catch::Contains("demand.work.arrivals.rate=20 /h"));
    }
    const auto most = search(
        std::string(three_rates) + "select: {measure: wait, best: largest, indifference: 20}\n",
        "select");
    CHECK_THAT(most.out, Catch::Contains("demand.work.arrivals.rate=50 /h"));
}

TEST_CASE("a selection that runs out of runs says so", "[sweep][statistics]") {
    const auto found = search(
        std::string(three_rates) + "select: {measure: wait, indifference: 0.001, runs: 16}\n",
        "select");
    CHECK(found.code == 1);
    CHECK_THAT(found.out, Catch::Contains("NOT decided"));
}

TEST_CASE("a calibration finds the rate that gives the load", "[sweep][statistics]") {
    for (const auto* method : {"nelder_mead", "cma_es"}) {
        const Swept swept(half_load(method, 400));
        const auto found = swept.sweep({"calibrate", "line.study.yaml", "-o", "out"});
        INFO(found.out);
        CHECK(found.code == 0);
        const auto at = found.out.find("rate=");
        REQUIRE(at != std::string::npos);
        // the load of 40 days is known to about 1 %
        CHECK(std::stod(found.out.substr(at + 5)) == Approx(30).margin(1));
    }
    CHECK(search(half_load("cma_es", 10), "calibrate").code == 1);
}

TEST_CASE("history matching leaves the rate that gives the load", "[sweep][statistics]") {
    const auto found = search(half_load("history_matching", 20), "calibrate");
    CHECK(found.code == 0);
    const auto at = found.out.find("rate: from ");
    REQUIRE(at != std::string::npos);
    int low = 0;
    int high = 0;
    REQUIRE(std::sscanf(found.out.c_str() + at, "rate: from %d %% to %d %%", &low, &high) == 2);
    CHECK(low <= 33);
    CHECK(high >= 34);
    CHECK(high - low < 25);
}

TEST_CASE("a calibration says how sure the means of its best point are", "[sweep][statistics]") {
    const Swept swept(half_load("nelder_mead", 40));
    const auto found = swept.sweep({"calibrate", "line.study.yaml", "-o", "out"});
    double mean = 0;
    double half_width = 0;
    const auto at = found.out.find("utilization: ");
    REQUIRE(at != std::string::npos);
    REQUIRE(std::sscanf(found.out.c_str() + at, "utilization: %lf ± %lf, observed 0.5", &mean,
                        &half_width) == 2);
    double table_mean = 0;
    double low = 0;
    double high = 0;
    const auto table = swept.text("out/targets.csv");
    REQUIRE(std::sscanf(table.c_str() + table.find("\nutilization"),
                        "\nutilization,0.5,0.01,%lf,%lf,%lf", &table_mean, &low, &high) == 3);
    CHECK(table_mean == Approx(mean).epsilon(1e-3));
    CHECK((high - low) / 2 == Approx(half_width).epsilon(0.06));
    CHECK(half_width > 0);
}

TEST_CASE("a calibration where no point gives a number has found nothing", "[sweep][statistics]") {
    for (const auto* method : {"nelder_mead", "cma_es", "history_matching"}) {
        const auto found = search(
            "vary: [{key: demand.work.arrivals.rate, from: 1e-9 /h, to: 2e-9 /h}]\n"
            "replications: 2\ncalibrate: {points: 20, method: " +
                std::string(method) + ", targets: [{measure: wait, value: 60 , tolerance: 1}]}\n",
            "calibrate");
        INFO(method << found.out);
        CHECK(found.code == 1);
        CHECK_THAT(found.err, Catch::Contains("wait: ") &&
                                  Catch::Contains("points gave no number; the first: nothing was "
                                                  "observed"));
        CHECK_THAT(found.err, Catch::Contains("nothing is found"));
        CHECK(found.out.find("nearest") == std::string::npos);
    }
}

TEST_CASE("a search that was killed goes on with the runs it has played", "[sweep][statistics]") {
    const std::string selection =
        std::string(three_rates) + "select: {measure: wait, procedure: ocba, runs: 60}\n";
    for (const auto& [what, study, table] :
         {std::tuple{"calibrate", half_load("nelder_mead", 40), "tried.csv"},
          std::tuple{"select", selection, "alternatives.csv"}}) {
        const Swept swept(study);
        const auto search_in = [&, what = what, table = table](const std::string& folder) {
            swept.sweep({what, "line.study.yaml", "-o", folder, "--threads", "1"});
            return swept.text(folder + "/" + table);
        };
        const auto whole = search_in("out");
        const auto record = swept.text("out.runs.jsonl");
        CHECK(search_in("out/") == whole);
        CHECK(swept.text("out.runs.jsonl") == record);  // nothing was played

        const auto half = record.substr(0, record.size() / 2);  // the last line torn
        swept.write("killed.runs.jsonl", half);
        CHECK(search_in("killed") == whole);
        const auto lines = [](const std::string& text) {
            return std::count(text.begin(), text.end(), '\n');
        };
        // all lines, and the torn one
        CHECK(lines(swept.text("killed.runs.jsonl")) == lines(record) + 1);
    }
}

TEST_CASE("what is known of other measures or another study is played", "[sweep][statistics]") {
    const Swept swept(std::string(three_rates) + "select: {measure: wait, indifference: 20}\n");
    const auto selected = [&] {
        REQUIRE(swept.sweep({"select", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
        return swept.text("out/alternatives.csv");
    };
    const auto of_wait = selected();
    swept.write("line.study.yaml", "scenario: line.yaml\n" + std::string(three_rates) +
                                       "select: {measure: wait.p95, indifference: 60}\n");
    CHECK(selected() != of_wait);
    swept.write("line.study.yaml", "scenario: line.yaml\nset: [seed=7]\n" +
                                       std::string(three_rates) +
                                       "select: {measure: wait, indifference: 20}\n");
    CHECK(selected() != of_wait);
}

TEST_CASE("independent seeds show each point another chance", "[sweep][statistics]") {
    // two points that are one, for what varies has no say
    const auto means = [](const std::string& seeds, const std::string& rest) {
        const Swept swept("vary: [{key: warmup, values: [1 h, 60 min]}]\nreplications: 3\nseeds: " +
                          seeds + "\nselect: {measure: wait, " + rest + "}\n");
        REQUIRE(swept.sweep({"select", "line.study.yaml", "-o", "out", "--quiet"}).code <= 1);
        std::istringstream table(swept.text("out/alternatives.csv"));
        std::vector<std::string> found(3);
        for (auto& line : found) std::getline(table, line);
        return std::pair(found[1].substr(found[1].find(",3,")),
                         found[2].substr(found[2].find(",3,")));
    };
    const auto mean = [](const std::string& text) { return text.substr(3, 10); };
    const std::string once = "procedure: ocba, runs: 6";
    const auto [a, b] = means("paired", once);
    CHECK(mean(a) == mean(b));
    const auto [c, d] = means("independent", once);
    CHECK(mean(c) != mean(d));
    CHECK(mean(c) != mean(a));

    // how many different values runs gave, and how many runs there were
    const auto calibrated = [](const std::string& seeds) {
        const Swept swept(
            "vary: [{key: demand.work.estimate_factor, from: 1, to: 3}]\nreplications: 2\n"
            "calibrate: {method: cma_es, points: 20, targets: [{measure: utilization, value: 0.5, "
            "tolerance: 0.01}]}\nseeds: " +
            seeds + "\n");
        swept.sweep({"calibrate", "line.study.yaml", "-o", "out", "--quiet"});
        std::istringstream lines(swept.text("out.runs.jsonl"));
        std::set<std::string> values;
        std::size_t runs = 0;
        for (std::string line; std::getline(lines, line); ++runs)
            values.insert(line.substr(line.find("\"values\"")));
        return std::pair(values.size(), runs);
    };
    CHECK(calibrated("paired").first == 2);
    const auto [values, runs] = calibrated("independent");
    CHECK(runs >= 20);
    CHECK(values == runs);
}

TEST_CASE("mistakes of a search are told with their place", "[sweep]") {
    const auto told = [](const std::string& study, const std::string& what,
                         const std::string& text) {
        const auto [code, out, err] = search(study, what);
        CHECK(code == 2);
        CHECK_THAT(err, Catch::StartsWith("line.study.yaml:") && Catch::Contains(text));
    };
    told(three_rates, "select", "select: is missing");
    told(three_rates, "calibrate", "calibrate: is missing");
    told(std::string(three_rates) + "select: {measure: wait}\n", "select",
         "needs an `indifference` above 0");
    told(std::string(three_rates) + "select: {measure: wiat, indifference: 1}\n", "select",
         "did you mean 'wait'?");
    told(
        "vary: [{key: demand.work.arrivals.rate, values: [20 /h, 50 /h]}]\n"
        "confidence: 0.5\nselect: {measure: wait, indifference: 1}\n",
        "select", "confidence: between two points");
    std::string ten = "vary:\n";
    for (int i = 1; i <= 10; ++i)
        ten +=
            "  - {key: demand.work" + std::to_string(i) + ".arrivals.rate, from: 1 /h, to: 2 /h}\n";
    std::string work = "set:\n";
    for (int i = 1; i <= 10; ++i)
        work += "  - 'demand.work" + std::to_string(i) +
                "={arrivals: {kind: poisson, rate: 1 /h}, run_time: {kind: exponential, mean: 1 "
                "min}}'\n";
    const std::string target = "targets: [{measure: utilization, value: 0.5, tolerance: 0.01}]";
    told(ten + work + "calibrate: {points: 10, " + target + "}\n", "calibrate",
         "calibrate.points: this method needs at least 11");
    told(
        "vary: [{key: data_centers.site.clusters.machine.nodes, from: 1, to: 4}]\n"
        "calibrate: {points: 20, " +
            target + "}\n",
        "calibrate", "vary[0]: `2.145898` is not a whole number; `whole: true`");
    told(std::string(three_rates) + "calibrate: {points: 20}\n", "calibrate", "no targets");
}
