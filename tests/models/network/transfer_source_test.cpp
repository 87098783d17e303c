// Transfers lead from a place to another.
#include "models/network/transfer_source.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "models/scenario_file.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace models;

namespace {

Scenario scenario_with(const std::string& ends) {
    return parse_scenario(
        "until: 1 d\n"
        "network:\n"
        "  nodes: {A: {}, B: {}, C: {}}\n"
        "  links: {L: {from: A, to: B, capacity: 1 Gbit/s}, M: {from: B, to: C, capacity: 1 "
        "Gbit/s}}\n"
        "transfers:\n"
        "  all: {arrivals: {kind: poisson, rate: 1 /s}, size: 1 GB, " +
        ends + "}\n");
}

std::string problem_told(const std::string& ends) {
    try {
        scenario_with(ends);
    } catch (const sim::InputError& error) {
        return error.problems.at(0).message;
    }
    return {};
}

}  // namespace

TEST_CASE("a transfer never ends where it begins, and ends elsewhere by weight") {
    const auto scenario = scenario_with("from: {A: 1, B: 1}, to: {A: 1, B: 2, C: 1}");
    Wan wan(scenario);
    TransferSource source("all", scenario.transfers.at("all"), 0, {}, scenario.start, wan);
    constexpr int all = 10'000;
    double seen[3][3]{};  // from, to
    for (int i = 0; i < all; ++i) {
        const auto ends = *wan.ends(source.take(wan).way);
        ++seen[ends.first][ends.second];
    }
    for (const auto& place : {0, 1, 2}) CHECK(seen[place][place] == 0);
    // within five standard deviations of a binomial share of half of them
    const auto margin = 5 * std::sqrt(0.25 / (all / 2));
    const double of_a = seen[0][1] + seen[0][2];
    const double of_b = seen[1][0] + seen[1][2];
    CHECK(of_a / all == Approx(0.5).margin(margin));
    CHECK(of_a + of_b == all);
    CHECK(seen[0][1] / of_a == Approx(2.0 / 3).margin(margin));
    CHECK(seen[1][0] / of_b == Approx(0.5).margin(margin));
}

TEST_CASE("transfers that could only end where they begin are refused") {
    CHECK(problem_told("from: {A: 1}, to: {A: 1}") ==
          "what begins in A cannot end elsewhere: `to` has no other place");
    CHECK(problem_told("from: {C: 1, B: 1}, to: {B: 1, A: 0}") ==
          "what begins in B cannot end elsewhere: `to` has no other place");
    CHECK(problem_told("from: {A: 0, B: 1}, to: {A: 1}").empty());
}

TEST_CASE("a list that moves data from a place to itself is refused where it says so") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "list.csv";
    std::ofstream(path) << "start_s,bytes,from,to\n0,1,A,A\n";
    const auto scenario = scenario_with("from: {A: 1}, to: {B: 1}");
    const Topology topology(scenario);
    try {
        TransferList(path, topology);
        FAIL("it was taken");
    } catch (const sim::InputError& error) {
        CHECK(error.problems.at(0).line == 2);
        CHECK(error.problems.at(0).column == 7);
        CHECK(error.problems.at(0).message == "ends where it begins");
    }
}
