// Which idle clusters jobs that wait may go to, beside the rules of the market asked one by one.
#include "models/reach.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "models/scenario_file.hpp"
#include "models/world.hpp"

using namespace models;

namespace {

const std::string market = R"(
until: 1 h
regions:
  away: {longitude: 118}
  home: {longitude: 120}
chips:
  dear: {fp16: 100 TFLOPS@fp16, rent: 36 CNY/card/h, ecosystem: cuda}
  fair: {fp16: 100 TFLOPS@fp16, rent: 20 CNY/card/h, ecosystem: other}
  slow: {fp16: 25 TFLOPS@fp16, rent: 10 CNY/card/h, ecosystem: cann}
data_centers:
  away:
    region: away
    clusters:
      dear: {chip: dear, nodes: 8}
      kept: {chip: slow, nodes: 8, serves: [others]}
      slow: {chip: slow, nodes: 8}
  home:
    region: home
    clusters:
      dear: {chip: dear, nodes: 8}
      fair: {chip: fair, nodes: 8}
      slow: {chip: slow, nodes: 8}
demand:
  jobs:
    arrivals: {kind: poisson, rate: 1 /h}
    gang: 1
    run_time: 1 h
    reference: dear
    ecosystems: {cuda: {}, cann: {efficiency: 0.8}, other: {}}
    origins: {home: 1}
  others:
    arrivals: {kind: poisson, rate: 1 /h}
    gang: 1
    run_time: 1 h
    origins: {home: 1}
broker: )";

// (idle) Every rule for itself.
Bits asked_one_by_one(const World& world, const std::vector<std::uint32_t>& idle,
                      const Circle& circle, double cap) {
    Bits reached = no_bits(idle.size());
    for (const auto& candidate : world.brokerage.candidates(circle.demand, circle.origin))
        for (std::size_t i = 0; i < idle.size(); ++i)
            if (idle[i] == candidate.cluster && (circle.runs >> candidate.ecosystem & 1) != 0 &&
                world.brokerage.sees(candidate, world.now()) &&
                world.brokerage.board().price[candidate.cluster] <= cap * candidate.speed)
                set_bit(reached, i);
    return reached;
}

}  // namespace

TEST_CASE("a circle reaches what every rule of the market allows") {
    for (const auto* broker : {"cheapest", "local_only"}) {
        const auto scenario = parse_scenario(market + broker);
        World world(scenario);
        const std::vector<std::uint32_t> idle{0, 1, 3, 4, 5};
        Reach reach(world, idle);
        for (std::uint32_t demand = 0; demand < 2; ++demand)
            for (std::uint32_t origin = 0; origin < 2; ++origin)
                for (Ecosystems runs = 0; runs < 8; ++runs)
                    for (const std::int32_t step : {-40, -29, -28, -27, -26, 0, INT32_MAX}) {
                        const double cap = step == INT32_MAX ? INFINITY : std::exp2(step / 4.0);
                        const Circle circle{demand, origin, runs, step};
                        CHECK(reach.of(circle) == asked_one_by_one(world, idle, circle, cap));
                    }
    }
}

TEST_CASE("what a circle reaches, by hand") {
    const auto scenario = parse_scenario(market + "local_only");
    World world(scenario);
    const std::vector<std::uint32_t> idle{0, 3, 4, 5};  // away/dear, then all three at home
    Reach reach(world, idle);
    constexpr Ecosystems all = 0b111;
    CHECK(reach.of({0, 1, all, INT32_MAX}) == Bits{0b1110});
    CHECK(reach.of({0, 0, all, INT32_MAX}) == Bits{0b0001});
    CHECK(reach.of({0, 1, 0b001, INT32_MAX}) == Bits{0b0010});  // cuda, as chips are named
    // 2^-7 yuan a second are 28 an hour: dear is too dear, and slow, at 10 for a fifth of the
    // speed, as well
    CHECK(reach.of({0, 1, all, -28}) == Bits{0b0100});
    CHECK(step_of(std::exp2(-7) * 1.01) == -28);
    CHECK(step_of(INFINITY) == INT32_MAX);
    CHECK(reach.of({0, 1, all, step_of(0)}) == Bits{0});
}

// The 32nd and the 63rd are bits of their own.
TEST_CASE("a circle tells the last ecosystems apart") {
    std::string chips = "until: 1 h\nregions: {home: {longitude: 120}}\nchips:\n";
    std::string clusters = "data_centers:\n  home:\n    region: home\n    clusters:\n";
    for (int i = 10; i < 10 + 63; ++i) {
        chips += fmt::format("  c{}: {{fp16: 1 TFLOPS@fp16, rent: 1 CNY/card/h, ecosystem: e{}}}\n",
                             i, i);
        clusters += fmt::format("      c{}: {{chip: c{}, nodes: 8}}\n", i, i);
    }
    const auto scenario =
        parse_scenario(chips + clusters +
                       "demand:\n  jobs:\n    arrivals: {kind: poisson, rate: 1 /h}\n    gang: 1\n"
                       "    run_time: 1 h\n    origins: {home: 1}\n"
                       "broker: cheapest\n");
    World world(scenario);
    std::vector<std::uint32_t> idle(63);
    std::iota(idle.begin(), idle.end(), 0);
    Reach reach(world, idle);
    Bits together = no_bits(idle.size());
    for (const auto& candidate : world.brokerage.candidates(0, 0)) {
        const Bits alone = reach.of({0, 0, Ecosystems{1} << candidate.ecosystem, INT32_MAX});
        CHECK(alone == Bits{Ecosystems{1} << candidate.cluster});
        together[0] |= alone[0];
    }
    CHECK(together == Bits{UINT64_MAX >> 1});
}
