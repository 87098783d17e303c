// Rates and times that SimGrid, DSLab and closed forms give for flows over shared links: cases
// N-01 … N-12 of methods.md §5 (but for those of SimGrid's LV08 model only), its networks, and the
// cases of oracles/exact_cases.json.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "sim/fair_sharing.hpp"
#include "tests/support/shared.hpp"

using namespace sim;
using Json = nlohmann::json;

namespace {

using Route = std::vector<std::uint32_t>;

struct ToldFlow {
    Route route{};
    double amount = 0;
    double start = 0;  // s
    double cap = std::numeric_limits<double>::infinity();
    double weight = 1;
};

FairSharing::Terms terms_of(const ToldFlow& told) {
    FairSharing::Terms terms;
    for (const auto link : told.route) terms.route.push_back({{link}, 1});
    terms.cap = told.cap;
    terms.weight = told.weight;
    return terms;
}

FairSharing network_of(const std::vector<double>& links) {
    FairSharing network;
    for (const double capacity : links) network.add_link(capacity);
    return network;
}

// When each ends, in seconds.
std::vector<double> play(const std::vector<double>& links, const std::vector<ToldFlow>& flows) {
    FairSharing network = network_of(links);
    std::multimap<Time, std::size_t> starts;
    std::vector<Id<FairSharing::Kind>> kinds;
    for (std::size_t f = 0; f < flows.size(); ++f) {
        kinds.push_back(network.add_kind(terms_of(flows[f])));
        starts.emplace(Time{*duration_of(flows[f].start)}, f);
    }
    std::map<std::uint32_t, std::size_t> running;
    std::vector<double> ends(flows.size(), -1);
    while (!starts.empty() || network.live() > 0) {
        const Time arrival = starts.empty() ? never : starts.begin()->first;
        const Time end = network.next();
        REQUIRE(std::min(arrival, end) < never);
        if (end <= arrival) {
            while (const auto flow = network.take(end))
                ends[running.at(flow->value)] = seconds(end.time_since_epoch());
        } else {
            const auto f = starts.begin()->second;
            running[network.start(kinds[f], flows[f].amount, arrival).value] = f;
            starts.erase(starts.begin());
        }
    }
    return ends;
}

// The rates of flows that all have begun.
std::vector<double> rates(FairSharing network, const std::vector<FairSharing::Terms>& flows) {
    std::vector<Id<FairSharing::Kind>> kinds;
    for (const auto& terms : flows) {
        kinds.push_back(network.add_kind(terms));
        network.start(kinds.back(), 1e9, Time{});
    }
    std::vector<double> found;
    for (const auto kind : kinds) found.push_back(network.rate(kind));
    return found;
}

void check(const std::vector<double>& found, const std::vector<double>& expected, double relative) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == Approx(expected[i]).epsilon(relative).margin(1e-9));
}

const Json& cases() {
    static const Json all = Json::parse(std::ifstream(*shared("oracles/exact_cases.json")));
    return all;
}

}  // namespace

TEST_CASE("N-01: four flows over three links", "[oracle]") {
    const std::vector<ToldFlow> flows{{{0}, 35}, {{0, 1}, 35}, {{0, 2}, 35}, {{1}, 35}};
    std::vector<FairSharing::Terms> terms;
    for (const auto& flow : flows) terms.push_back(terms_of(flow));
    check(rates(network_of({10, 6, 4}), terms), {3.5, 3, 3.5, 3}, 1e-12);
    check(play({10, 6, 4}, flows), {10, 11.6666667, 10, 11.6666667}, 1e-8);
}

TEST_CASE("N-02: a parking lot", "[oracle]") {
    check(play({1e8, 2e8}, {{{0, 1}, 1e8}, {{0}, 1e8}, {{1}, 1e8}}), {2, 2, 2.0 / 3}, 1e-9);
}

TEST_CASE("N-03: a flow that comes later", "[oracle]") {
    check(play({1}, {{{0}, 1}, {{0}, 1, 0.5}}), {1.5, 2.0}, 1e-9);
}

TEST_CASE("N-04: weights, and a cap", "[oracle]") {
    const auto all = [](double cap) {
        std::vector<FairSharing::Terms> flows;
        for (const double weight : {1, 2, 3})
            flows.push_back(terms_of(
                {{0}, 0, 0, weight == 3 ? cap : std::numeric_limits<double>::infinity(), weight}));
        return rates(network_of({12}), flows);
    };
    check(all(3), {3, 6, 3}, 1e-12);
    check(all(std::numeric_limits<double>::infinity()), {2, 4, 6}, 1e-12);
}

TEST_CASE("N-05: a flow over two links has as much as each that takes one", "[oracle]") {
    check(rates(network_of({1, 1}), {terms_of({{0, 1}}), terms_of({{0}}), terms_of({{1}})}),
          {0.5, 0.5, 0.5}, 1e-12);
}

// SimGrid's penalty is one over our weight; its consumption weight is our usage.
TEST_CASE("N-06: what SimGrid's solver says of single links", "[oracle]") {
    const auto flow = [](std::vector<FairSharing::Hop> route, double penalty) {
        FairSharing::Terms terms;
        terms.route = std::move(route);
        terms.weight = 1 / penalty;
        return terms;
    };
    check(rates(network_of({3}), {flow({{{0}, 1}}, 1), flow({{{0}, 1}}, 2)}), {2, 1}, 1e-12);
    check(rates(network_of({3}), {flow({{{0}, 1}}, 1), flow({{{0}, 2}}, 1)}), {1, 1}, 1e-12);
    check(rates(network_of({20}), {flow({{{0}, 1}}, 1), flow({{{0}, 2}}, 2)}), {10, 5}, 1e-12);
    check(rates(network_of({20, 60}),
                {flow({{{0}, 1}, {{1}, 2}}, 1), flow({{{0}, 2}}, 2), flow({{{1}, 1}}, 1)}),
          {10, 5, 40}, 1e-12);
    // a link that slows nobody but each flow by itself is a cap (SimGrid: FATPIPE)
    auto wide = [&](double penalty) {
        auto terms = flow({}, penalty);
        terms.cap = 10 / penalty;
        return terms;
    };
    check(rates(network_of({}), {wide(1), wide(2)}), {10, 5}, 1e-12);
    // acknowledgements take 5 % of the way back
    check(rates(network_of({10, 10}),
                {flow({{{0}, 1}, {{1}, 0.05}}, 1), flow({{{1}, 1}, {{0}, 0.05}}, 1)}),
          {10 / 1.05, 10 / 1.05}, 1e-12);
    FairSharing contended;
    contended.add_link(10, 0.1);
    check(rates(contended, {flow({{{0}, 1}}, 1), flow({{{0}, 1}}, 1)}), {4.5, 4.5}, 1e-12);
    check(rates(contended, {flow({{{0}, 1}}, 1), flow({{{0}, 1}}, 2), flow({{{0}, 1}}, 2)}),
          {4, 2, 2}, 1e-12);
}

// One link, both directions on it or one each.
TEST_CASE("N-12: opposite directions share a link, or do not", "[oracle]") {
    check(play({1e8}, {{{0}, 1e8}, {{0}, 1e8}}), {2, 2}, 1e-9);
    check(play({1e8, 1e8}, {{{0}, 1e8}, {{1}, 1e8}}), {1, 1}, 1e-9);
}

TEST_CASE("150 networks of SimGrid: every flow ends when it does there", "[oracle]") {
    const auto file = shared("oracles/simgrid_maxmin_shared.jsonl");
    if (!file) return;
    std::ifstream lines(*file);
    std::string line;
    int networks = 0;
    while (std::getline(lines, line)) {
        const Json given = Json::parse(line);
        INFO("seed " << given.at("seed"));
        std::vector<ToldFlow> flows;
        std::vector<double> expected;
        for (const auto& flow : given.at("flows")) {
            flows.push_back({flow.at("route").get<Route>(), flow.at("bytes"), flow.at("start_s")});
            expected.push_back(flow.at("finish_s"));
        }
        check(play(given.at("links").get<std::vector<double>>(), flows), expected, 1e-6);
        ++networks;
    }
    CHECK(networks == 150);
}

TEST_CASE("sharing as in the exact cases", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    int checked = 0;
    for (const auto& given : cases()) {
        if (given.at("domain") != "bandwidth_sharing_maxmin") continue;
        const auto& input = given.at("input");
        if (!input.contains("usage")) continue;  // see the next test
        INFO(given.at("id"));
        FairSharing network;
        std::map<std::string, Id<FairSharing::Link>> links;
        for (const auto& [name, capacity] : input.at("capacity").items())
            links[name] = network.add_link(capacity);
        std::vector<FairSharing::Terms> flows;
        std::vector<double> expected;
        for (const auto& [name, usage] : input.at("usage").items()) {
            FairSharing::Terms terms;
            for (const auto& [link, much] : usage.items())
                terms.route.push_back({links.at(link), much});
            if (const auto& bounds = input.at("rate_bound"); bounds.contains(name))
                terms.cap = bounds.at(name);
            if (const auto& penalties = input.at("penalty"); penalties.contains(name)) {
                const double penalty = penalties.at(name);
                terms.weight = penalty > 0 ? 1 / penalty : 0;
            }
            flows.push_back(terms);
            expected.push_back(given.at("expected").at(name));
        }
        check(rates(std::move(network), flows), expected, given.at("tol"));
        ++checked;
    }
    CHECK(checked == 8);
}

TEST_CASE("a link that loses capacity with each flow, as in the exact cases", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    int checked = 0;
    for (const auto& given : cases()) {
        const auto& input = given.at("input");
        if (!input.is_object() || !input.contains("degradation")) continue;
        INFO(given.at("id"));
        REQUIRE(input.at("degradation") == "capacity*(1-0.1*(flows-1))");
        FairSharing network;
        const auto link = network.add_link(input.at("capacity"), 0.1);
        const auto penalties = input.contains("penalties")
                                   ? input.at("penalties").get<std::vector<double>>()
                                   : std::vector<double>(input.at("flows"), 1.0);
        std::vector<FairSharing::Terms> flows;
        for (const double penalty : penalties)
            flows.push_back({{{link, 1}}, FairSharing::unlimited, 1 / penalty, 0});
        const auto& told = given.at("expected");
        const auto expected = told.contains("rates")
                                  ? told.at("rates").get<std::vector<double>>()
                                  : std::vector<double>(flows.size(), told.at("each"));
        check(rates(std::move(network), flows), expected, given.at("tol"));
        ++checked;
    }
    CHECK(checked == 2);
}

// One link each way of DSLab, or one for both ways.
TEST_CASE("transfers both ways as in the exact cases", "[oracle]") {
    if (!shared("oracles/exact_cases.json")) return;
    int checked = 0;
    for (const auto& given : cases()) {
        const auto& input = given.at("input");
        if (!input.is_object() || !input.contains("left_to_right")) continue;
        INFO(given.at("id"));
        const bool duplex = input.at("link") == "full duplex";
        std::vector<ToldFlow> flows(input.at("left_to_right"), {{0}, input.at("bytes")});
        const std::uint32_t back = duplex ? 1 : 0;
        flows.resize(flows.size() + input.at("right_to_left").get<std::size_t>(),
                     {{back}, input.at("bytes")});
        const double capacity = input.at("bandwidth");
        const auto ends = play(std::vector<double>(duplex ? 2 : 1, capacity), flows);
        CHECK(*std::ranges::max_element(ends) ==
              Approx(given.at("expected").at("makespan_s").get<double>()).epsilon(1e-9));
        ++checked;
    }
    CHECK(checked == 33);
}

// DSLab's tests of sharing among activities; a flow that is served at a factor of its share weighs
// so much more and takes so much more of the link.
TEST_CASE("shares of a server that slows down, and of one that somebody leaves", "[oracle]") {
    const auto at = [](double s) { return Time{*duration_of(s)}; };
    const auto end = [](FairSharing& network) {
        const Time next = network.next();
        network.take(next);
        return seconds(next.time_since_epoch());
    };
    SECTION("half as fast from four on") {
        FairSharing network;
        const auto link = network.add_link(100);
        const auto kind = network.add_kind({{{link, 1}}});
        for (int i = 0; i < 4; ++i) network.start(kind, 100, Time{});
        network.set_capacity(link, 50, Time{});
        CHECK(end(network) == 8);  // and no end before, at which it would be faster again
    }
    SECTION("one of two leaves") {
        FairSharing network;
        const auto link = network.add_link(100);
        const auto kind = network.add_kind({{{link, 1}}});
        network.start(kind, 200, Time{});
        const auto other = network.start(kind, 200, Time{});
        CHECK(network.withdraw(other, at(1)) == 150);
        CHECK(end(network) == 2.5);
    }
    SECTION("factors, and four fifths as fast from two on") {
        FairSharing network;
        const auto link = network.add_link(100);
        const auto most = network.add_kind({.route = {{link, 1 / 0.8}}, .weight = 0.8});
        const auto half = network.add_kind({.route = {{link, 1 / 0.5}}, .weight = 0.5});
        network.start(most, 160, Time{});
        network.set_capacity(link, 80, at(1));
        network.start(half, 100, at(1));
        network.start(half, 25, at(2));
        CHECK(end(network) == 3.875);
        CHECK(end(network) == 4.125);
        network.set_capacity(link, 100, at(4.125));
        CHECK(end(network) == 5.125);
    }
}
