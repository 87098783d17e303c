// `run --replications` and `--precision`, as a user sees them.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// M/M/1 at half load: a mean wait of a minute.
constexpr const char* half_loaded =
    "name: often\nuntil: 4 d\n"
    "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
    "demand:\n"
    "  work:\n"
    "    arrivals: {kind: poisson, rate: 30 /h}\n"
    "    run_time: {kind: exponential, mean: 1 min}\n";

struct Repeated {
    Repeated() { analysis::write_file(folder.path() / "often.yaml", half_loaded); }

    Finished run(std::vector<std::string> words) const {
        words.insert(words.begin(), {"run", "often.yaml"});
        return run_program(folder.path(), std::move(words));
    }
    std::string text(const fs::path& file) const { return contents(folder.path() / file); }
    json read(const fs::path& file) const { return json::parse(text(file)); }

    TemporaryFolder folder{};
};

}  // namespace

TEST_CASE("replications are the same runs as those played one by one") {
    const Repeated place;
    REQUIRE(place.run({"--replications", "3", "--quiet"}).code == 0);
    const auto all = place.read("results/often/summary.json");
    double sum = 0;
    for (int i = 0; i < 3; ++i) {
        const auto name = "one" + std::to_string(i);
        REQUIRE(place.run({"--set", "replication=" + std::to_string(i), "-o", name}).code == 0);
        const auto one = place.read(name + "/summary.json");
        CHECK(all["runs"][static_cast<std::size_t>(i)]["fingerprint"] == one["fingerprint"]);
        sum += one["metrics"]["wait"]["value"].get<double>();
    }
    const auto& wait = all["metrics"]["wait"];
    CHECK(wait["value"].get<double>() == Approx(sum / 3).epsilon(1e-12));
    CHECK(wait["runs"] == 3);
    // Student's 97.5 % point with two degrees of freedom is 4.302653 (any table of it)
    CHECK(wait["interval"]["half_width"].get<double>() ==
          Approx(4.302653 * wait["sd_between_runs"].get<double>() / std::sqrt(3)).epsilon(1e-6));
}

TEST_CASE("every number of a replicated run has its interval") {
    const Repeated place;
    REQUIRE(place.run({"--replications", "4", "--confidence", "90%", "--quiet"}).code == 0);
    const auto summary = place.read("results/often/summary.json");
    CHECK(summary["confidence"] == 0.9);
    for (const auto& [name, metric] : summary["metrics"].items()) {
        INFO(name);
        CHECK(metric["interval"]["confidence"] == 0.9);
        CHECK(metric["interval"]["half_width"].get<double>() >= 0);
    }
    CHECK(summary["metrics"]["wait"]["intervals"]["p95"]["half_width"].get<double>() > 0);
}

TEST_CASE("the results of replications do not depend on the number of threads") {
    const Repeated place;
    for (const auto* threads : {"1", "2", "7"})
        REQUIRE(place.run({"--precision", "8%", "--threads", threads, "-o", threads}).code == 0);
    for (const auto* file :
         {"summary.json", "replications.csv", "means.csv", "warm-up.csv", "report.html"}) {
        INFO(file);
        CHECK(!place.text(fs::path("1") / file).empty());
        CHECK(place.text(fs::path("1") / file) == place.text(fs::path("2") / file));
        CHECK(place.text(fs::path("1") / file) == place.text(fs::path("7") / file));
    }
}

TEST_CASE("a run goes on until its means are as precise as asked") {
    const Repeated place;
    REQUIRE(place.run({"--precision", "5%", "--of", "wait", "--quiet"}).code == 0);
    const auto summary = place.read("results/often/summary.json");
    const auto& wait = summary["metrics"]["wait"];
    const double half_width = wait["interval"]["half_width"];
    // an error of 5 % of the true mean is one of 1/21 of the sample's (Law 2015, 9.4.1)
    CHECK(half_width <= wait["value"].get<double>() / 21);
    CHECK(summary["precision"]["reached"] == true);
    CHECK(summary["replications"] > 10);
    CHECK(std::abs(wait["value"].get<double>() - 60) < 3 * half_width);
}

TEST_CASE("a precision that is not reached is told, and ends with a code of its own") {
    const Repeated place;
    const auto [code, out, err] = place.run({"--precision", "0.1%", "--most", "12"});
    CHECK(code == 1);
    CHECK_THAT(out, Catch::Contains("12 replications") && Catch::Contains("NOT reached"));
    CHECK(place.read("results/often/summary.json")["precision"]["reached"] == false);
}

TEST_CASE("a warm-up is found and left out") {
    const Repeated place;
    // it starts empty, and its line grows for hours: MSER-5 sees it
    const std::vector<std::string> busy{
        "--set", "demand.work.arrivals.rate=54 /h", "--set", "until=5 d", "--replications", "40"};
    auto plain = busy;
    plain.insert(plain.end(), {"--json"});
    auto found = plain;
    found.push_back("--find-warm-up");
    const auto whole = json::parse(place.run(plain).out);
    const auto cut = json::parse(place.run(found).out);
    const auto& mser = whole["warm_up"]["mser_5"];
    CHECK(whole["warm_up"]["left_out_s"] == 0);
    CHECK(mser["waiting_s"].get<double>() > 0);
    CHECK(cut["warm_up"]["left_out_s"].get<double>() ==
          std::max(mser["waiting_s"].get<double>(), mser["busy_s"].get<double>()));
    CHECK(cut["metrics"]["wait"]["value"].get<double>() >
          whole["metrics"]["wait"]["value"].get<double>());
}

TEST_CASE("what cannot be asked of replications is refused") {
    const Repeated place;
    const auto refused = [&](std::vector<std::string> words, const std::string& text) {
        const auto [code, out, err] = place.run(std::move(words));
        CHECK(code == 2);
        CHECK_THAT(err, Catch::Contains(text));
        CHECK(!fs::exists(place.folder.path() / "results"));
    };
    refused({"--replications", "1"}, "2 or more");
    refused({"--precision", "two"}, "--precision is a share above 0 and below 1");
    refused({"--precision", "5%", "--confidence", "100%"}, "--confidence is a share");
    refused({"--precision", "5%", "--of", "wiat"},
            "no metric 'wiat' for --of; did you mean 'wait'?");
    for (const auto* key : {"wait.sd", "wait.count", "wait.min", "utilization.p95"})
        refused({"--precision", "50%", "--of", key}, key);
    refused({"--of", "wait"}, "there is none");
    refused({"--most", "5"}, "there is none");
    refused({"--replications", "3", "--jobs-log"}, "--jobs-log is of a single run");
    refused({"--replications", "3", "--threads", "0"}, "--threads is from 1");
    refused({"--precision", "5%", "--most", "5"}, "--most is not below");
}
