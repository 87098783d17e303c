// Metrics of small stories, worked out by hand.
#include "models/metrics.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/models/told.hpp"

using namespace told;

namespace {

// Story S1 of the project's methods notes, section 6.2: eight accelerators, first come first
// served. Runs: 0-10, 10-15, 15-21, 15-25, 21-24, 21-41.
Scenario s1() {
    ClusterSpec cluster;
    cluster.nodes = 8;
    auto scenario =
        scenario_of(cluster, {{0, 4, 10}, {1, 8, 5}, {2, 4, 6}, {3, 4, 10}, {4, 2, 3}, {5, 1, 20}});
    scenario.report.wait_over = {std::chrono::seconds{12}, std::chrono::seconds{16}};
    return scenario;
}

}  // namespace

TEST_CASE("waits, responses and slowdowns of the first miniature") {
    const auto ran = run(s1());
    const auto& wait = ran.metric("wait");  // 0, 9, 13, 12, 17, 16
    CHECK(wait.value == Approx(67.0 / 6));
    CHECK(wait.count == 6);
    CHECK(*wait.min == 0);
    CHECK(*wait.max == 17);
    CHECK(*wait.sd == Approx(std::sqrt((939 - 67.0 * 67 / 6) / 5)));
    CHECK(ran.metric("wait", "5").value == 17);
    CHECK(ran.metric("response").value == Approx(121.0 / 6));
    CHECK(ran.metric("response", "2").value == 14);
    CHECK(ran.metric("bounded_slowdown").value ==
          Approx((1 + 1.4 + 1.9 + 2.2 + 2.0 + 1.8) / 6));  // run times below 10 s count as 10 s
    CHECK(ran.metric("jobs_waited").value == 5);
    CHECK(ran.metric("share_waited").value == Approx(5.0 / 6));
    CHECK(ran.metric("share_waited_over_12 s").value == Approx(3.0 / 6));  // 12 is not over 12
    CHECK(ran.metric("share_waited_over_16 s").value == Approx(1.0 / 6));
    CHECK(ran.metric("throughput").value == Approx(6.0 / 41));
}

TEST_CASE("numbers in time of the first miniature") {
    const auto ran = run(s1());
    CHECK(ran.metric("queue_length").value == Approx(67.0 / 41));
    CHECK(*ran.metric("queue_length").max == 5);
    CHECK(ran.metric("jobs_present").value == Approx(121.0 / 41));
    CHECK(*ran.metric("jobs_present").max == 6);
    CHECK(ran.metric("jobs_present_at_end").value == 0);
    CHECK(ran.metric("busy_accelerators").value == Approx(170.0 / 41));
    CHECK(*ran.metric("busy_accelerators").max == 8);
    CHECK(ran.metric("utilization").value == Approx(170.0 / 41 / 8));
    // present: 1 to 6 in the seconds 0 to 5, 6 until 10, 5 until 15, 4 until 21, 3 until 24,
    // 2 until 25, 1 until 41
    const auto& shares = ran.metric("jobs_present").time_shares;
    const std::vector<double> lasted{0, 1 + 16, 1 + 1, 1 + 3, 1 + 6, 1 + 5, 5};
    REQUIRE(shares.size() == lasted.size());
    for (std::size_t n = 0; n < lasted.size(); ++n) CHECK(shares[n] == Approx(lasted[n] / 41));
}

TEST_CASE("each of the five outcomes is counted for whom it befell") {
    ClusterSpec cluster;
    cluster.nodes = 1;
    cluster.queue_limit = 1;
    auto scenario = scenario_of(cluster, {{0, 1, 10},
                                          {1, 1, 10, 1, 5.0},  // gives up at 6
                                          {2, 1, 10},          // one waits already
                                          {3, 2, 10},          // two accelerators there are not
                                          {7, 1, 100}});       // begins at 10
    scenario.until = Moment{std::chrono::seconds{50}};
    const auto ran = run(scenario);
    const std::vector<std::string> outcomes{"jobs_served", "jobs_abandoned", "jobs_rejected",
                                            "jobs_infeasible", "jobs_unfinished"};
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        CHECK(ran.metric(outcomes[i]).value == 1);
        CHECK(ran.metric(outcomes[i], fmt::format("{}", i + 1)).value == 1);
    }
    CHECK(ran.metric("jobs_arrived").value == 5);
    CHECK(sim::seconds(ran.jobs[1].ended.time_since_epoch()) == 6);
    CHECK(ran.start(5) == 10);
    CHECK(ran.metric("queue_length").value == Approx((5 + 3) / 50.0));
    CHECK(ran.metric("wait").count == 2);  // who did not start did not wait for a start
    CHECK(ran.metric("wait").value == 1.5);
    CHECK(ran.metric("jobs_present_at_end").value == 1);
    CHECK(ran.metric("utilization").value == 1);
    CHECK(std::isnan(ran.metric("response", "3").value));
}

TEST_CASE("only what happens after the warm-up counts, whoever it happens to") {
    ClusterSpec cluster;
    cluster.nodes = 2;
    auto scenario = scenario_of(cluster, {{0, 1, 15}, {4, 1, 20}, {10, 1, 5}, {12, 2, 10}});
    scenario.warmup = std::chrono::seconds{10};
    const auto ran = run(scenario);  // runs: 0-15, 4-24, 15-20, 24-34
    CHECK(ran.metric("jobs_arrived").value == 4);
    CHECK(ran.metric("wait").value == Approx((5 + 12) / 2.0));
    CHECK(ran.metric("throughput").value == Approx(4.0 / 24));
    CHECK(ran.metric("queue_length").value == Approx((5 + 12) / 24.0));
    CHECK(ran.metric("busy_accelerators").value == Approx((5 + 14 + 5 + 20) / 24.0));
}

TEST_CASE("two clusters are told apart and together") {
    ClusterSpec cluster;
    cluster.nodes = 1;
    auto scenario = scenario_of(cluster, {{0, 1, 10}, {0, 1, 20}, {5, 2, 5}});
    cluster.nodes = 3;
    scenario.data_centers["site"].clusters["other"] = cluster;
    for (auto& [name, demand] : scenario.demand) demand.cluster = "site/cluster";
    scenario.demand["3"].cluster = "site/other";
    const auto ran = run(scenario);  // runs: 0-10, 10-30; 5-10
    CHECK(ran.metric("utilization").value == Approx((30 + 10) / 30.0 / 4));
    CHECK(ran.metric("utilization", "site/cluster").value == 1);
    CHECK(ran.metric("utilization", "site/other").value == Approx(10 / 30.0 / 3));
    CHECK(ran.metric("queue_length", "site/cluster").value == Approx(10 / 30.0));
    CHECK(ran.metric("queue_length", "site/other").value == 0);
    CHECK_FALSE(ran.metric("queue_length").max);  // of a sum over clusters it is not known
}
