// Flows over shared links, as the cases of oracles/exact_cases.json have them.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/oracle/sharing_played.hpp"
#include "tests/support/shared.hpp"

using namespace told;
using Json = nlohmann::json;

namespace {

const Json& cases() {
    static const Json all = Json::parse(std::ifstream(*shared("oracles/exact_cases.json")));
    return all;
}

}  // namespace

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
