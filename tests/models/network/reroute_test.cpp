// Links that fail under way: who carries what, what it costs, and what never arrives.
#include <catch2/catch.hpp>

#include "sim/problems.hpp"
#include "tests/models/network/played.hpp"

namespace {

std::string moved_by(const std::string& links, const std::string& more = "") {
    return "start: 2025-01-01\nnetwork:\n  nodes: {a: {}, b: {}, c: {}}\n  links:\n" + links +
           "transfers: {x: {arrivals: {kind: renewal, gap: 0 s}, count: 1, size: 100 MB, "
           "from: {a: 1}, to: {b: 1}}}\n" +
           more;
}

const std::string fails_at_80 =
    "    l: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, price: 1 CNY/MB,\n"
    "        changes: [{from: 80 s, capacity: 0 MB/s}]}\n";

}  // namespace

TEST_CASE("each carrier is paid for what took its link, and the new way has its own delay",
          "[network]") {
    network::Played run(
        moved_by(fails_at_80 +
                 "    m: {from: a, to: b, capacity: 1 MB/s, latency: 9 s, price: 10 CNY/MB}\n"));
    CHECK(network::Played::at(run.transfers.at(0).arrived) == Approx(80 + 9 + 20));
    CHECK(run.metrics.at("moving_cost").value == Approx(80 * 1 + 20 * 10));
    CHECK(run.record().whole(0).paid == Approx(80));
    CHECK(run.record().whole(2).paid == Approx(200));
    CHECK(run.record().whole(0).carried == Approx(80e6));
    CHECK(run.record().whole(2).carried == Approx(20e6));
}

TEST_CASE("what is asked for while no way is open pays the delay of the way that opens",
          "[network]") {
    network::Played run(
        moved_by("    l: {from: a, to: b, capacity: 0 MB/s, latency: 5 s,\n"
                 "        changes: [{from: 30 min, capacity: 1 MB/s}]}\n"));
    CHECK(network::Played::at(run.transfers.at(0).arrived) == Approx(1800 + 5 + 100));
}

TEST_CASE("a transfer on the same way goes on without delay when another link fails", "[network]") {
    network::Played run(
        moved_by("    l: {from: a, to: b, capacity: 1 MB/s, latency: 5 s}\n"
                 "    o: {from: b, to: c, capacity: 1 MB/s, latency: 5 s,\n"
                 "        changes: [{from: 50 s, capacity: 0 MB/s}]}\n"));
    CHECK(network::Played::at(run.transfers.at(0).arrived) == Approx(105));
}

TEST_CASE("a run without an end says so where data can never arrive", "[network]") {
    CHECK_THROWS_AS(network::Played(moved_by(fails_at_80)), sim::InputError);
    CHECK_THROWS_AS(
        network::Played(moved_by("    l: {from: a, to: c, capacity: 1 MB/s, latency: 0 s}\n")),
        sim::InputError);
    // with an end, it waits until then
    network::Played run(moved_by(fails_at_80, "until: 1 h\n"));
    CHECK(run.transfers.empty());
    CHECK(run.world().transport->dropped_bytes == Approx(20e6));
}

TEST_CASE("a run that is stopped at its estimate reads no longer than that", "[network]") {
    network::Played run(network::far_jobs(network::one_link, R"(
    jobs: 1
    estimate_factor: 2
    at_estimate: stopped
    data: {input: 1 GB, reads: during}
)"));
    CHECK(network::Played::at(run.jobs.at(0).ended) == 210);
    CHECK(run.world().transport->arrived_bytes == Approx(200e6));
    CHECK(run.world().transport->dropped_bytes == Approx(800e6));
}
