// Transfers as a scenario describes them: times that SimGrid gives (model CM02: latency, then a
// share of the links) in cases N-02 and N-07 … N-12 of methods.md §5 and oracles/exact_cases.json.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "tests/support/shared.hpp"

using Json = nlohmann::json;

namespace {

// When each transfer arrives, in seconds, by the name of its class.
std::map<std::string, double> arrivals(const std::string& yaml) {
    const auto scenario = models::parse_scenario(yaml);
    models::World world(scenario, {.jobs = true, .audit = true});
    while (!world.run(1000)) {}
    world.finish();
    std::vector<std::string> names;
    for (const auto& [name, transfers] : scenario.transfers) names.push_back(name);
    std::map<std::string, double> found;
    for (const auto& row : world.transport->log.fetch())
        found[names.at(row.transfer.user)] = sim::seconds(row.arrived.time_since_epoch());
    return found;
}

std::string once(const std::string& name, double bytes, const std::string& from,
                 const std::string& to, double at = 0) {
    return fmt::format(
        "  {}: {{arrivals: {{kind: renewal, gap: {} s}}, count: 1, size: {} B, from: {{{}: 1}}, "
        "to: {{{}: 1}}}}\n",
        name, at, bytes, from, to);
}

// One link from a to b.
std::string one_link(double bytes_per_second, double latency, const std::string& more = "") {
    return fmt::format(
        "network:\n  nodes: {{a: {{}}, b: {{}}}}\n  links: {{ab: {{from: a, to: b, capacity: {} "
        "B/s, latency: {} s}}}}\n{}transfers:\n",
        bytes_per_second, latency, more);
}

constexpr double window = 4'194'304;  // B, of SimGrid

std::string with_window() { return fmt::format("  tcp_window: {} B\n", window); }

}  // namespace

TEST_CASE("N-07, N-08: latency, then bandwidth", "[oracle]") {
    CHECK(arrivals(one_link(1.25e5, 0.01) + once("x", 1e5, "a", "b")).at("x") ==
          Approx(0.81).epsilon(1e-9));
    CHECK(arrivals(one_link(1.25e8, 1e-5) + once("x", 1e7, "a", "b")).at("x") ==
          Approx(0.08001).epsilon(1e-9));
}

TEST_CASE("N-09: a window bounds what a long way carries", "[oracle]") {
    CHECK(arrivals(one_link(1.25e9, 0.02, with_window()) + once("x", 1e10, "a", "b")).at("x") ==
          Approx(95.3874316).epsilon(1e-8));
}

TEST_CASE("N-10: SimGrid's own windows, and none", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    const Json all = Json::parse(std::ifstream(*shared("oracles/exact_cases.json")));
    int checked = 0;
    for (const auto& given : all) {
        if (!given.at("id").get<std::string>().starts_with("sg-tcpgamma")) continue;
        const auto& input = given.at("input");
        const double latency = input.at("latency_s");
        const auto yaml =
            one_link(input.at("bandwidth_bps").get<double>() / 8, latency,
                     fmt::format("  tcp_window: {} bit\n", input.at("tcp_gamma").get<double>())) +
            once("x", input.at("bits").get<double>() / 8, "a", "b");
        CHECK(arrivals(yaml).at("x") ==
              Approx(given.at("expected").at("duration_s").get<double>()).epsilon(1e-6));
        ++checked;
    }
    CHECK(checked == 3);
    CHECK(arrivals(one_link(1.25e9, 1e-5, "  tcp_window: 524288 B\n") + once("x", 1.25e9, "a", "b"))
              .at("x") == Approx(1.00001).epsilon(1e-9));
    CHECK(arrivals(one_link(1.25e9, 1e-3) + once("x", 1.25e9, "a", "b")).at("x") ==
          Approx(1.001).epsilon(1e-9));
}

// Weights in inverse proportion to latency; one flow begins before the other.
TEST_CASE("N-11: the longer way gets less of a link that both take", "[oracle]") {
    const std::string yaml = R"(
network:
  nodes: {a: {}, b: {}, m: {}, z: {}}
  shares: by_latency
  links:
    l: {from: m, to: z, capacity: 1e8 B/s, latency: 1 ms}
    la: {from: a, to: m, capacity: 1e9 B/s, latency: 1 ms}
    lc: {from: b, to: m, capacity: 1e9 B/s, latency: 9 ms}
transfers:
)" + once("short", 1e8, "a", "z") +
                             once("long", 1e8, "b", "z");
    const auto found = arrivals(yaml);
    CHECK(found.at("short") == Approx(1.2004).epsilon(1e-9));
    CHECK(found.at("long") == Approx(2.002).epsilon(1e-9));
}

TEST_CASE("N-12: both directions of one link, shared or apart", "[oracle]") {
    const auto both = [](const std::string& direction) {
        return arrivals(fmt::format("network:\n  nodes: {{a: {{}}, b: {{}}}}\n  links: {{ab: "
                                    "{{from: a, to: b, capacity: 1e8 B/s, latency: 0 s, direction: "
                                    "{}}}}}\ntransfers:\n",
                                    direction) +
                        once("there", 1e8, "a", "b") + once("back", 1e8, "b", "a"));
    };
    CHECK(both("shared") == std::map<std::string, double>{{"there", 2}, {"back", 2}});
    CHECK(both("duplex") == std::map<std::string, double>{{"there", 1}, {"back", 1}});
}

TEST_CASE("N-02, N-03: a parking lot, and a flow that comes later", "[oracle]") {
    const std::string lot = R"(
network:
  nodes: {a: {}, b: {}, c: {}}
  links:
    ab: {from: a, to: b, capacity: 1e8 B/s, latency: 0 s}
    bc: {from: b, to: c, capacity: 2e8 B/s, latency: 0 s}
transfers:
)" + once("long", 1e8, "a", "c") +
                            once("x1", 1e8, "a", "b") + once("x2", 1e8, "b", "c");
    const auto found = arrivals(lot);
    CHECK(found.at("long") == Approx(2).epsilon(1e-9));
    CHECK(found.at("x1") == Approx(2).epsilon(1e-9));
    CHECK(found.at("x2") == Approx(2.0 / 3).epsilon(1e-9));
    const auto later =
        arrivals(one_link(1e6, 0) + once("f1", 1e6, "a", "b") + once("f2", 1e6, "a", "b", 0.5));
    CHECK(later.at("f1") == Approx(1.5).epsilon(1e-9));
    CHECK(later.at("f2") == Approx(2).epsilon(1e-9));
}

// A ring of one-way links; a diamond, of which the way with less delay is taken.
TEST_CASE("DSLab's triangle and diamond", "[oracle]") {
    const std::string triangle = R"(
network:
  nodes: {p1: {}, p2: {}, p3: {}}
  links:
    l12: {from: p1, to: p2, capacity: 100 B/s, latency: 100 ms, direction: one_way}
    l23: {from: p2, to: p3, capacity: 100 B/s, latency: 100 ms, direction: one_way}
    l31: {from: p3, to: p1, capacity: 100 B/s, latency: 100 ms, direction: one_way}
transfers:
)" + once("t13", 1000, "p1", "p3") +
                                 once("t21", 1000, "p2", "p1") + once("t32", 1000, "p3", "p2");
    for (const auto& [name, at] : arrivals(triangle)) CHECK(at == Approx(20.2).epsilon(1e-9));
    const std::string diamond = R"(
network:
  nodes: {input: {}, mid1: {}, mid2: {}, output: {}}
  links:
    in1: {from: input, to: mid1, capacity: 1000 B/s, latency: 1 s}
    in2: {from: input, to: mid2, capacity: 100 B/s, latency: 100 ms}
    out1: {from: mid1, to: output, capacity: 1000 B/s, latency: 1 s}
    out2: {from: mid2, to: output, capacity: 100 B/s, latency: 100 ms}
transfers:
)" + once("t", 1000, "input", "output");
    CHECK(arrivals(diamond).at("t") == Approx(10.2).epsilon(1e-9));
}

// A terabyte over 100 Gbit/s and 20 ms one way. methods.md §5 has 9831.954 s, by SimGrid's LV08: it
// lets 0.97 of a window pass each round trip, after 13.01 latencies.
TEST_CASE("a window of 4 MiB makes a terabyte take over a hundred times as long", "[oracle]") {
    const auto terabyte = once("x", 1e12, "a", "b");
    const double tuned = arrivals(one_link(1.25e10, 0.02) + terabyte).at("x");
    const double windows = arrivals(one_link(1.25e10, 0.02, with_window()) + terabyte).at("x");
    CHECK(tuned == Approx(0.02 + 80).epsilon(1e-9));
    CHECK((windows - 0.02) / 0.97 + 0.2602 == Approx(9831.954).epsilon(1e-6));
    const double parallel =
        arrivals(one_link(1.25e10, 0.02, with_window() + "  streams: 16\n") + terabyte).at("x");
    CHECK(parallel - 0.02 == Approx((windows - 0.02) / 16).epsilon(1e-9));
}
