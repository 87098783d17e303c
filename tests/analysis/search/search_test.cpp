// `sweep select` and `sweep calibrate` on M/M/1, where theory says what is to be found.
#include <catch2/catch.hpp>

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

TEST_CASE("the point with the shortest waits is the one with the least load", "[sweep]") {
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

TEST_CASE("a selection that runs out of runs says so", "[sweep]") {
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
    told(std::string(three_rates) + "calibrate: {points: 20}\n", "calibrate", "no targets");
}
