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

TEST_CASE("what has moved is paid for, whatever befalls other links", "[network]") {
    const std::string o =
        GENERATE("1 MB/s, latency: 5 s, changes: [{from: 50 s, capacity: 0 MB/s}]",
                 "0 MB/s, latency: 5 s, changes: [{from: 50 s, capacity: 1 MB/s}]",
                 "1 MB/s, latency: 5 s, outages: {works: 9 s, fails: 7 s}");
    network::Played run(
        moved_by("    l: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, price: 1 CNY/MB}\n"
                 "    o: {from: b, to: c, capacity: " +
                     o + "}\n",
                 "until: 1 h\n"));
    CHECK(network::Played::at(run.transfers.at(0).arrived) == Approx(100));
    CHECK(run.transfers.at(0).paid == sim::Money{100'000'000});
    CHECK(run.record().whole(0).paid == Approx(100));
}

TEST_CASE("a first byte that is still to come takes the delay of the way it takes", "[network]") {
    const auto arrival = [](const std::string& links, const std::string& more) {
        network::Played run(
            "start: 2025-01-01\nnetwork:\n  nodes: {a: {}, b: {}}\n" + more + "  links:\n" + links +
            "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 1, size: 1 MB, "
            "from: {a: 1}, to: {b: 1}" +
            (more.empty() ? "" : ", in_cheap_hours: true") + "}}\n");
        CHECK(run.transfers.at(0).transfer.begun == run.transfers.at(0).transfer.begins);
        return network::Played::at(run.transfers.at(0).arrived);
    };
    const auto link = [](const std::string& name, const std::string& text) {
        return "    " + name + ": {from: a, to: b, capacity: " + text + "}\n";
    };
    // its way fails while it is on it
    CHECK(arrival(link("near",
                       "1 MB/s, latency: 10 ms, changes: [{from: 1005 ms, "
                       "capacity: 0 MB/s}]") +
                      link("far", "1 MB/s, latency: 2 s"),
                  "") == Approx(1.005 + 2 + 1));
    // one fails and another comes at one instant, in either order
    for (const auto& [a, z] : {std::pair{"a", "z"}, std::pair{"z", "a"}})
        CHECK(arrival(link(a,
                           "1 MB/s, latency: 1 s, changes: [{from: 1500 ms, "
                           "capacity: 0 MB/s}]") +
                          link("detour", "1 MB/s, latency: 9 s") +
                          link(z,
                               "0 MB/s, latency: 1 s, changes: [{from: 1500 ms, "
                               "capacity: 1 MB/s}]"),
                      "") == Approx(1.5 + 1 + 1));
    // it waits for cheap hours, and meanwhile its way comes, or goes
    const std::string hours = "  cheap_hours: {from: 1 h, until: 3 h, factor: 0.5}\n";
    CHECK(arrival(link("far",
                       "0 MB/s, latency: 2 s, changes: [{from: 30 min, "
                       "capacity: 1 MB/s}]"),
                  hours) == Approx(3600 + 2 + 1));
    CHECK(arrival(link("near",
                       "1 MB/s, latency: 10 ms, changes: [{from: 30 min, "
                       "capacity: 0 MB/s}]") +
                      link("far", "1 MB/s, latency: 2 s"),
                  hours) == Approx(3600 + 2 + 1));
    // another link changes at the very instant of its arrival
    CHECK(arrival(link("near", "1 MB/s, latency: 1 s") +
                      link("far", "1 MB/s, latency: 9 s, changes: [{from: 2 s, capacity: 0 MB/s}]"),
                  "") == Approx(1 + 1 + 1));
}

TEST_CASE("a run without an end says so where links give data nothing", "[network]") {
    const std::string crowd =
        "    l: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, contention: 0.1}\n";
    const auto transfers = [&](const std::string& count, const std::string& more) {
        return "start: 2025-01-01\nnetwork:\n  nodes: {a: {}, b: {}}\n  links:\n" + crowd +
               "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: " + count +
               ", size: 1 TB, from: {a: 1}, to: {b: 1}}}\n" + more;
    };
    CHECK_THROWS_AS(network::Played(transfers("11", "")), sim::InputError);
    CHECK(network::Played(transfers("10", "")).transfers.size() == 10);
    CHECK(network::Played(transfers("11", "until: 30 d\n")).transfers.empty());

    const auto starved = [](const std::string& keys) {
        return network::far_jobs(
            "network:\n  links: {ab: {from: a, to: b, capacity: 1 MB/s}}\n"
            "  circuits: {k: {from: a, to: b, rate: 1 MB/s, serves: [p]}}\n",
            "    jobs: 1\n    data: {input: 1 GB}\n" + keys +
                "transfers: {p: {arrivals: {kind: renewal, gap: 1 s}, "
                "count: 1, size: 1 MB, from: {a: 1}, to: {b: 1}}}\n");
    };
    CHECK_THROWS_AS(network::Played(starved("")), sim::InputError);
    // somebody who loses patience ends by himself
    network::Played patient(starved("    patience: 40 d\n"));
    CHECK(patient.jobs.at(0).outcome == models::Outcome::abandoned);
}
