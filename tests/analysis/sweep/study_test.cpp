// Mistakes in a study are told with their place before anything is played.
#include <catch2/catch.hpp>

#include "tests/analysis/sweep/swept.hpp"

namespace {

void told(const std::string& study, const std::string& place, const std::string& text) {
    const Swept swept(study);
    const auto [code, out, err] = swept.sweep({"run", "line.study.yaml", "-o", "out"});
    INFO(study);
    CHECK(code == 2);
    CHECK_THAT(err, Catch::StartsWith("line.study.yaml:" + place + ": ") && Catch::Contains(text));
    CHECK(!std::filesystem::exists(swept.folder.path() / "out"));
}

}  // namespace

TEST_CASE("a mistake in what varies is told with its place", "[sweep]") {
    told("vary: [{key: demand.work.arrivals.raet, values: [1 /h]}]\n", "2:50",
         "`raet` is not a key of this section; did you mean `rate`?");
    told("vary: [{key: demand.work.arrivals.rate, values: [2 /h, 1 GB]}]\n", "2:56",
         "`1 GB` is an amount of data");
    told("vary: [{key: demand.work.arrivals.rate, from: 2 /h, to: 1 /s, steps: 3}]\n", "2:57",
         "has another unit");
    told("vary: [{key: demand.work.arrivals.rate, from: 2 /h, to: 4 /h}]\n", "2:8", "`steps`");
    told("vary: [{key: demand.work.arrivals.rate}]\n", "2:8", "needs either `values` or a range");
    told("vary: [{key: warmup, values: [1 d, 3 d]}]\n", "2:36", "the warm-up must be over");
    told("vary: [{key: warmup, values: [1 d]}, {key: warmup, values: [2 h]}]\n", "2:44",
         "varies already");
    told(
        "vary: [{key: warmup, from: 1 s, to: 4e9 s, steps: 4000000000},\n"
        "       {key: until, from: 2 d, to: 3 d, steps: 8000000000}]\n",
        "2:1", "makes more than 100000000 points");
    told("vary: [{key: warmup, from: 1 s, to: 9 s}]\ndesign: {kind: sobol, points: 200000000}\n",
         "3:1", "makes more than 100000000 points");
    told("vary: [{key: warmup, from: 1 s, to: 9 s, steps: 2000}]\nreplications: 1000000\n", "3:15",
         "makes 2000000000 runs");
}

TEST_CASE("factors of a list that are not equally many are refused", "[sweep]") {
    told(
        "design: list\nvary: [{key: demand.work.arrivals.rate, from: 4 /h, to: 5 /h, steps: 2},\n"
        "       {key: warmup, values: [1 h, 2 h, 3 h, 4 h]}]\n",
        "4:22", "`warmup` has 4 values and `demand.work.arrivals.rate` 2");
    told(
        "design: list\nvary: [{key: demand.work.arrivals.rate, values: [4 /h, 5 /h, 6 /h]},\n"
        "       {key: warmup, from: 1 h, to: 2 h, steps: 2}]\n",
        "4:49", "`warmup` has 2 values and `demand.work.arrivals.rate` 3");
}

TEST_CASE("a mistake in how it is played or measured is told with its place", "[sweep]") {
    told("replications: 0\n", "2:15", "from 1 to 1000000");
    told("measure: [wait, wiat]\n", "2:17", "no metric 'wiat'; did you mean 'wait'?");
    told("measure: [wait, utilization, wait]\n", "2:30", "`wait` is measured already");
    told("measrue: [wait]\n", "2:1", "did you mean `measure`?");
    told("confidence: 2\n", "2:13", "confidence");
    for (const std::string name : {"../out", "a/b", ".", ".."})
        told("name: " + name + "\n", "2:7", "results are filed under it");
}

TEST_CASE("a key that is no path, or has no effect, is told with its place", "[sweep]") {
    for (const std::string key : {"a..b", "list[-1]", "list[x]", "list[1", ""})
        told("vary: [{key: '" + key + "', values: [1]}]\n", "2:14", "is no path, such as");
    told("vary: [{key: replication, values: [5, 9]}]\n", "2:14", "the sweep itself numbers");
    told("set: [seed=3, replication=7]\n", "2:15", "the sweep itself numbers");
    told("vary: [{key: 'a[0]', values: [2]}, {key: 'a[00]', values: [7]}]\n", "2:42",
         "`a[0]` varies already");
    told("vary: [{key: demand.work.run_time, values: [1 s]}, {key: demand.work, values: [2]}]\n",
         "2:58", "name the whole before its parts");
}

TEST_CASE("a mistake in values that are tried together is told with its place", "[sweep]") {
    told("vary: [{key: start, from: 2025-02-01, to: 2027-02-01, steps: 2}]\n", "2:27",
         "`2025-02-01` is no number with a unit");
    told("set: [seed=3, until=foo]\n", "2:15", "set[1]: until: `foo` is not a number");
    told("vary: [{key: warmup, values: [1 h, 30 h]}, {key: until, values: [2 d, 1 d]}]\n", "2:36",
         "the warm-up must be over before the end (where until=1 d)");
    told(
        "vary: [{key: data_centers.site.clusters.machine.nodes, from: 1, to: 4}]\n"
        "design: {kind: sobol, points: 4}\n",
        "2:8", "`whole: true`");
}

TEST_CASE("values that make sense only beside those of other factors are played", "[sweep]") {
    const Swept swept(
        "vary: [{key: warmup, values: [50 h, 60 h]}, {key: until, values: [80 h, 90 h]}]\n"
        "replications: 1\nmeasure: [wait]\n");
    CHECK(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
}
