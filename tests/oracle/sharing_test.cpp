// Rates and times that SimGrid, DSLab and closed forms give for flows over shared links: cases
// N-01 … N-12 of methods.md §5 (but for those of SimGrid's LV08 model only), and its networks.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/oracle/sharing_played.hpp"
#include "tests/support/shared.hpp"

using namespace told;
using Json = nlohmann::json;

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
