// What is written of the metrics, for programs and for people.
#include "analysis/summary.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace analysis;
using models::MetricValue;
using namespace std::chrono_literals;

namespace {

MetricValue sample() {
    MetricValue wait;
    wait.name = "wait";
    wait.unit = "s";
    wait.about = "From submission to start.";
    wait.value = 12.5;
    wait.count = 4;
    wait.sd = 2;
    wait.min = 10;
    wait.max = 15;
    wait.quantiles = {{0.5, 12}, {0.95, 14.75}};
    return wait;
}

Outline outline() {
    Outline outline;
    outline.name = "trial";
    outline.complete = true;
    outline.seed = 7;
    outline.fingerprint = 0xabc;
    outline.events = 8;
    outline.start = std::chrono::sys_days(2025y / 1 / 1);
    outline.ended = sim::Time{36h};
    return outline;
}

}  // namespace

TEST_CASE("a metric is a value with its unit, its description and what is known of its spread") {
    CHECK(metrics_json({sample()}).dump() ==
          R"({"wait":{"value":12.5,"count":4,"sd":2.0,"min":10.0,"p50":12.0,"p95":14.75,)"
          R"("max":15.0,"unit":"s","description":"From submission to start."}})");
}

TEST_CASE("classes and clusters stand below the metric of all") {
    auto part = sample();
    part.scope = MetricValue::Scope::demand;
    part.of = "training";
    part.value = 1;
    const auto json = metrics_json({sample(), part});
    CHECK(json["wait"]["value"] == 12.5);
    CHECK(json["wait"]["by_class"]["training"]["value"] == 1);
    part.scope = MetricValue::Scope::cluster;
    CHECK(metrics_json({part})["wait"]["by_cluster"].size() == 1);
}

TEST_CASE("what was never observed is null") {
    auto unseen = sample();
    unseen.value = std::numeric_limits<double>::quiet_NaN();
    CHECK(metrics_json({unseen})["wait"]["value"].is_null());
}

TEST_CASE("a random sample in batches has an interval, ten batches at least") {
    auto random = sample();
    random.batch_means = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    CHECK_FALSE(metrics_json({random})["wait"].contains("interval"));
    random.batch_means.push_back(10);
    const auto interval = metrics_json({random})["wait"]["interval"];
    CHECK(interval["confidence"] == 0.95);
    // t(0.975, 9) = 2.26216; the variance of 1 to 10 is 55/6.
    CHECK(interval["half_width"].get<double>() ==
          Approx(2.26216 * std::sqrt(55.0 / 6 / 10)).epsilon(1e-5));
}

TEST_CASE("the outline says which run it was and whether it came to its end") {
    CHECK(outline_json(outline()).dump() ==
          R"({"name":"trial","complete":true,"seed":7,"replication":0,)"
          R"("fingerprint":"0000000000000abc","events":8,"start":"2025-01-01T00:00:00Z",)"
          R"("simulated_s":129600.0})");
}

TEST_CASE("people get a table, each part below its whole") {
    auto part = sample();
    part.scope = MetricValue::Scope::demand;
    part.of = "training";
    MetricValue jobs;
    jobs.name = "jobs_served";
    jobs.unit = "jobs";
    jobs.value = 12345;
    const std::string text = summary_text(outline(), {sample(), jobs, part});
    CHECK(text ==
          "trial: 2025-01-01T00:00:00Z to 2025-01-02T12:00:00Z\n"
          "8 events, seed 7, fingerprint 0000000000000abc\n"
          "\n"
          "                                 mean       95 %     median        p95        max\n"
          "wait                             12.5                    12      14.75         15  s\n"
          "  training                       12.5                    12      14.75         15  s\n"
          "jobs_served                     12345                                              "
          "jobs\n");
}
