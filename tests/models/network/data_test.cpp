// What jobs read and leave behind.
#include <catch2/catch.hpp>

#include "tests/models/network/played.hpp"

using models::Outcome;

namespace {

std::string far_jobs(const std::string& keys) { return network::far_jobs(network::one_link, keys); }

}  // namespace

TEST_CASE("a job joins the queue when its data have come, and sends its results home",
          "[network]") {
    network::Played run(far_jobs("    jobs: 1\n    data: {input: 50 MB, output: 20 MB}\n"));
    REQUIRE(run.jobs.size() == 1);
    CHECK(network::Played::at(run.jobs[0].submitted) == 10);
    CHECK(network::Played::at(run.jobs[0].started) == 60);
    CHECK(network::Played::at(run.jobs[0].ended) == 160);
    REQUIRE(run.transfers.size() == 2);
    CHECK(run.transfers[0].transfer.purpose == models::Purpose::input);
    CHECK(network::Played::at(run.transfers[0].arrived) == 60);
    CHECK(run.transfers[1].transfer.purpose == models::Purpose::output);
    CHECK(network::Played::at(run.transfers[1].arrived) == 180);
    CHECK(run.metrics.at("data_wait").value == 50);
    CHECK(run.metrics.at("moving_share").value == Approx(50.0 / 150));
    CHECK(run.metrics.at("data_moved").value == 70e6);
    // a yuan a megabyte
    CHECK(run.metrics.at("moving_cost").value == 70);
    CHECK(run.world().ledger.egress_of(0) == sim::Money{70'000'000});
    CHECK(run.world().ledger.balance() == sim::Money{});
}

TEST_CASE("carriers earn what classes and other transfers pay", "[network]") {
    network::Played run(far_jobs("    jobs: 1\n    data: {input: 50 MB}\n") +
                        "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 2, "
                        "size: 3 MB, from: {a: 1}, to: {b: 1}}}\n");
    const auto& ledger = run.world().ledger;
    CHECK(ledger.egress_of(0) == sim::Money{50'000'000});
    CHECK(ledger.egress_of_transfers() == sim::Money{6'000'000});
    CHECK(ledger.carriers_earned() == sim::Money{56'000'000});
}

TEST_CASE("what is read during a run holds it up where the link is slow", "[network]") {
    network::Played fast(far_jobs("    jobs: 1\n    data: {input: 50 MB, reads: during}\n"));
    CHECK(network::Played::at(fast.jobs.at(0).started) == 10);
    CHECK(network::Played::at(fast.jobs.at(0).ended) == 110);
    network::Played slow(far_jobs("    jobs: 1\n    data: {input: 300 MB, reads: during}\n"));
    CHECK(network::Played::at(slow.jobs.at(0).ended) == Approx(310).epsilon(1e-9));
    CHECK(slow.metrics.at("moving_share").value == Approx(200.0 / 300));
    // two at once have half of the link each, until the first has read all
    network::Played both(far_jobs("    jobs: 2\n    data: {input: 100 MB, reads: during}\n"));
    CHECK(network::Played::at(both.jobs.at(0).ended) == Approx(10 + 10 + 90 / 0.5).epsilon(1e-9));
    CHECK(network::Played::at(both.jobs.at(1).ended) == Approx(210).epsilon(1e-9));
}

TEST_CASE("who loses patience while data move is gone, and so are they", "[network]") {
    network::Played run(far_jobs("    jobs: 1\n    patience: 30 s\n    data: {input: 50 MB}\n"));
    CHECK(run.jobs.at(0).outcome == Outcome::abandoned);
    CHECK(network::Played::at(run.jobs.at(0).ended) == 40);
    CHECK(run.transfers.empty());
    CHECK(run.world().transport->arrived_bytes == Approx(30e6));
    CHECK(run.world().transport->dropped_bytes == Approx(20e6));
}

TEST_CASE("a popular data set moves once where there is room for a copy", "[network]") {
    const std::string reads =
        "    jobs: 5\n    data: {input: 5 MB, lies_in: {a: 1}, sets: {count: 1}}\n";
    CHECK(network::Played(far_jobs(reads)).transfers.size() == 5);
    auto with_room = far_jobs(reads);
    with_room.insert(with_room.find("  links:"), "  cache: 5 MB\n");
    CHECK(network::Played(with_room).transfers.size() == 1);
    auto too_small = far_jobs(reads);
    too_small.insert(too_small.find("  links:"), "  cache: 4 MB\n");
    CHECK(network::Played(too_small).transfers.size() == 5);
}

TEST_CASE("of copies, what was read longest ago goes first", "[network]") {
    models::Copies copies(2, 10);
    copies.keep(0, {0, 1}, 4);
    copies.keep(0, {0, 2}, 4);
    copies.read(0, {0, 1});
    copies.keep(0, {0, 3}, 6);
    CHECK(copies.has(0, {0, 1}));
    CHECK_FALSE(copies.has(0, {0, 2}));
    CHECK(copies.has(0, {0, 3}));
    CHECK_FALSE(copies.has(1, {0, 3}));
    CHECK(copies.holders({0, 3}) == std::vector<std::uint32_t>{0});
    CHECK(copies.holders({0, 2}).empty());
    copies.keep(0, {0, 4}, 11);
    CHECK_FALSE(copies.has(0, {0, 4}));
    // sums of sizes round: what is as large as the room still fits when all else is gone
    models::Copies rounds(1, 1);
    for (std::uint32_t set = 1; set <= 9; ++set) rounds.keep(0, {0, set}, 0.1);
    rounds.keep(0, {0, 10}, 1);
    CHECK(rounds.has(0, {0, 10}));
    CHECK_FALSE(rounds.has(0, {0, 9}));
}

// The far cluster is cheap; what is saved is less than what moving costs, or more.
TEST_CASE("data have gravity: heavy ones keep a job near, light ones let it go", "[network]") {
    const auto where = [](const std::string& input) {
        network::Played run(network::two_regions + R"(
broker: {kind: national_platform, waiting: 0 CNY/card/h}
chips:
  near: {rent: 2 CNY/card/h}
  far: {rent: 1 CNY/card/h}
data_centers:
  a: {region: a, clusters: {c: {chip: near, nodes: 4}}}
  b: {region: b, clusters: {c: {chip: far, nodes: 4}}}
demand:
  work:
    arrivals: {kind: renewal, gap: 10 s}
    jobs: 1
    run_time: 1 h
    origins: {a: 1}
    data: {input: )" + input +
                            "}\n");
        return run.world().clusters[run.jobs.at(0).cluster].name;
    };
    CHECK(where("900 kB") == "b/c");  // 0.9 yuan to save one
    CHECK(where("1100 kB") == "a/c");
}

TEST_CASE("waiting for data costs, and so may outweigh a price", "[network]") {
    const auto where = [](const std::string& waiting) {
        network::Played run(R"(
start: 2025-01-01
regions:
  a: {latitude: 0, longitude: 0}
  b: {latitude: 0, longitude: 1}
network: {links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s}}}
broker: {kind: national_platform, waiting: )" +
                            waiting + R"(}
chips:
  near: {rent: 2 CNY/card/h}
  far: {rent: 1 CNY/card/h}
data_centers:
  a: {region: a, clusters: {c: {chip: near, nodes: 4}}}
  b: {region: b, clusters: {c: {chip: far, nodes: 4}}}
demand:
  work:
    arrivals: {kind: renewal, gap: 10 s}
    jobs: 1
    run_time: 1 h
    origins: {a: 1}
    data: {input: 3600 MB}
)");
        return run.world().clusters[run.jobs.at(0).cluster].name;
    };
    // an hour of moving, to save one yuan
    CHECK(where("0.9 CNY/card/h") == "b/c");
    CHECK(where("1.1 CNY/card/h") == "a/c");
}

// Patience ends before cheap hours begin: nothing must set out for a job that is gone.
TEST_CASE("who gives up before its data set out has sent nothing", "[network]") {
    auto yaml = far_jobs(
        "    jobs: 2\n    patience: 1 h\n    data: {input: 50 MB, in_cheap_hours: true}\nuntil: 1 "
        "d\n");
    yaml.insert(yaml.find("  links:"), "  cheap_hours: {from: 16 h, until: 20 h, factor: 0.5}\n");
    network::Played run(yaml);
    REQUIRE(run.jobs.size() == 2);
    for (const auto& job : run.jobs) CHECK(job.outcome == Outcome::abandoned);
    CHECK(run.transfers.empty());
    CHECK(run.world().transport->arrived_bytes == 0);
    CHECK(run.world().transport->dropped_bytes == 100e6);
    CHECK(run.by.at("link_utilization").at("ab to b").value == 0);
}
