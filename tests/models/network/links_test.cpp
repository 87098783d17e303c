// Links that change, are set apart, or cost less at night; who goes first; what more would be
// worth.
#include <catch2/catch.hpp>

#include "tests/models/network/played.hpp"

namespace {

std::string transfer_of(const std::string& name, const std::string& size,
                        const std::string& more = "", const std::string& from = "a",
                        const std::string& to = "b") {
    return "  " + name + ": {arrivals: {kind: renewal, gap: 0 s}, count: 1, size: " + size +
           ", from: {" + from + ": 1}, to: {" + to + ": 1}" + more + "}\n";
}

// When each class's transfer arrived, in seconds.
std::map<std::string, double> arrived_at(network::Played& run) {
    std::vector<std::string> names;
    for (const auto& [name, spec] : run.world().scenario.transfers) names.push_back(name);
    std::map<std::string, double> found;
    for (const auto& row : run.transfers)
        found[names.at(row.transfer.user - run.world().scenario.demand.size())] =
            network::Played::at(row.arrived);
    return found;
}

std::map<std::string, double> arrived_at(const std::string& yaml) {
    network::Played run(yaml);
    return arrived_at(run);
}

const std::string abc = R"(
start: 2025-01-01
network:
  nodes: {a: {}, b: {}, c: {}}
)";

}  // namespace

TEST_CASE("first things first: bulk gets what is left", "[network]") {
    const auto found =
        arrived_at(abc +
                   "  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s}}\n"
                   "transfers:\n" +
                   transfer_of("bulk", "100 MB", ", priority: 1") +
                   transfer_of("live", "30 MB", ", access: 600 kB/s"));
    CHECK(found.at("live") == 50);   // all it wants
    CHECK(found.at("bulk") == 130);  // 0.4 MB/s for 50 s, then 1
}

TEST_CASE("a circuit is its users' own, and gone for others", "[network]") {
    const auto found =
        arrived_at(abc +
                   "  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s}}\n"
                   "  circuits: {k: {from: a, to: b, rate: 250 kB/s, serves: [own]}}\n"
                   "transfers:\n" +
                   transfer_of("own", "25 MB") + transfer_of("other", "150 MB"));
    CHECK(found.at("own") == 100);
    CHECK(found.at("other") == 200);
}

TEST_CASE("a link has another capacity from a date on", "[network]") {
    const auto found = arrived_at(abc + R"(
  links:
    ab:
      from: a
      to: b
      capacity: 1 MB/s
      latency: 0 s
      changes: [{from: 50 s, capacity: 2 MB/s}, {from: 60 s, capacity: 0 B/s}, {from: 100 s, capacity: 1 MB/s}]
transfers:
)" + transfer_of("x", "100 MB"));
    CHECK(found.at("x") == 130);  // 50 + 20, nothing for 40 s, then 30
}

TEST_CASE("when a link fails, what is under way goes on by another", "[network]") {
    const auto found = arrived_at(abc + R"(
  links:
    ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, changes: [{from: 40 s, capacity: 0 B/s}]}
    ac: {from: a, to: c, capacity: 500 kB/s, latency: 1 ms}
    cb: {from: c, to: b, capacity: 1 MB/s, latency: 1 ms}
transfers:
)" + transfer_of("x", "100 MB"));
    // 40 MB at 1, then 60 at a half, whose first byte takes 2 ms
    CHECK(found.at("x") == Approx(160.002));
}

TEST_CASE("outages come and go, and leave a share", "[network]") {
    const auto found = arrived_at(abc + R"(
  links:
    ab:
      from: a
      to: b
      capacity: 1 MB/s
      latency: 0 s
      outages: {works: 30 s, fails: 10 s, leaves: 0.5}
transfers:
)" + transfer_of("x", "100 MB"));
    CHECK(found.at("x") == 110);  // 35 MB each 40 s: 70 by 80 s, 30 more by 110 s
}

TEST_CASE("what can wait moves in cheap hours, at their price", "[network]") {
    network::Played run(abc + R"(
  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, price: 2 CNY/MB}}
  cheap_hours: {from: 16 h, until: 0 h, factor: 0.5}
transfers:
)" + transfer_of("bulk", "10 MB", ", in_cheap_hours: true") +
                        transfer_of("now", "10 MB"));
    const auto found = arrived_at(run);
    CHECK(found.at("now") == 10);
    CHECK(found.at("bulk") == 16 * 3600 + 10);
    CHECK(run.by.at("moving_cost").at("now").value == 20);
    CHECK(run.by.at("moving_cost").at("bulk").value == 10);
}

TEST_CASE("routes are short in what is asked for, or as prescribed", "[network]") {
    const auto took = [](const std::string& routing) {
        return arrived_at(abc + routing + R"(
  links:
    ab: {from: a, to: b, capacity: 1 MB/s, latency: 10 ms, price: 9 CNY/GB}
    ac: {from: a, to: c, capacity: 4 MB/s, latency: 1 ms, price: 5 CNY/GB}
    cb: {from: c, to: b, capacity: 4 MB/s, latency: 2 ms, price: 5 CNY/GB}
transfers:
)" + transfer_of("x", "100 MB"))
            .at("x");
    };
    CHECK(took("") == Approx(25.003).epsilon(1e-9));
    CHECK(took("  routing: price\n") == Approx(100.010).epsilon(1e-9));
    CHECK(took("  routing: hops\n") == Approx(100.010).epsilon(1e-9));
    CHECK(took("  no_transit: [c]\n") == Approx(100.010).epsilon(1e-9));
    CHECK(took("  routing: hops\n  routes: [{from: a, to: b, links: [ac, cb]}]\n") ==
          Approx(25.003).epsilon(1e-9));
}

// Two jobs of 3 accelerators each wait for a link of 1 MB/s: 60 yuan an hour over 1e6 B/s.
TEST_CASE("a link's shadow price is what waiting at it costs, over what is shared", "[network]") {
    network::Played run(network::two_regions + R"(
  waiting: 10 CNY/card/h
broker: home_first
data_centers: {far: {region: b, clusters: {c: {nodes: 100}}}}
demand:
  work:
    arrivals: {kind: renewal, gap: 0 s}
    jobs: 2
    gang: 3
    run_time: 1 s
    origins: {a: 1}
    data: {input: 500 MB}
until: 1000 s
report: {interval: 100 s}
)");
    const double expected = 60.0 / 1e6 * 1.25e8 * 730.5;
    // nine looks of ten see both waiting; at the tenth all has come
    CHECK(run.by.at("link_shadow_price").at("ab to b").value == Approx(0.9 * expected));
    CHECK(run.by.at("link_shadow_price").at("ab to a").value == 0);
    CHECK(run.by.at("link_utilization").at("ab to b").value == Approx(1));
    CHECK(run.by.at("link_congestion").at("ab to b").value == Approx(1000.0 / 3600));
}

TEST_CASE("carriers pay rent for their lines while they are in service, whatever passes",
          "[network]") {
    const auto rent = [](const std::string& link) {
        network::Played run(network::far_jobs(
            "network: {links: {ab: {from: a, to: b, rent: 10 CNY/h, " + link + "}}}\nuntil: 48 h\n",
            "    jobs: 1\n"));
        CHECK(run.world().ledger.balance() == sim::Money{});
        return run.world().ledger.line_rent();
    };
    CHECK(rent("capacity: 1 MB/s") == sim::Money{480'000'000});
    CHECK(rent("capacity: 0 MB/s, changes: [{from: 47 h, capacity: 1 MB/s}]") ==
          sim::Money{10'000'000});
}

TEST_CASE("a busy link delays by others' bursts", "[network]") {
    models::Scenario scenario = models::parse_scenario(abc + R"(
  burst: 1 MB
  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 5 ms}}
transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 1, size: 1 MB, from: {a: 1}, to: {b: 1}}}
)");
    models::Wan wan(scenario);
    CHECK(sim::seconds(*wan.delay_under_load(0, 1)) == Approx(0.005));
    models::Transfer transfer;
    transfer.way = wan.way(0, 1);
    transfer.bytes = 1e6;
    transfer.cap = 5e5;
    wan.begin(wan.ask(transfer), sim::Time{});
    // half full: one service time of a second
    CHECK(sim::seconds(*wan.delay_under_load(0, 1)) == Approx(1.005));
}
