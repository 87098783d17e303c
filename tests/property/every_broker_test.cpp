// What holds whatever the broker and the market: runs over both lists, every event audited.
#include <catch2/catch.hpp>

#include "models/world.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/sanitized.hpp"

using namespace models;

namespace {

// A random market: three regions, four chips of two ecosystems, three classes.
Scenario market_of(support::Dice& dice, const Broker& broker, const Market& market) {
    Scenario s;
    s.until = Moment{std::chrono::days{40}};
    s.broker = broker;
    s.market = market;
    if (dice.one_in(2)) s.offers_age = std::chrono::hours{dice.between(1, 30)};
    for (int r = 0; r < 3; ++r) {
        Region& region = s.regions[fmt::format("region{}", r)];
        region.longitude = static_cast<double>(dice.between(90, 125));
        region.tariff = EnergyPrice{1e-7};
        region.pue = 1.3;
    }
    for (int c = 0; c < 4; ++c) {
        Chip& chip = s.chips[fmt::format("chip{}", c)];
        chip.fp16 = Compute<Precision::fp16>{1e14 * static_cast<double>(dice.between(1, 10))};
        chip.ecosystem = c < 2 ? "cuda" : "cann";
        chip.power = Power{500};
        chip.idle_power = Power{80};
        chip.rent = RentalPrice{static_cast<double>(dice.between(2, 30)) / 3600};
    }
    for (int d = 0; d < 6; ++d) {
        DataCenter& center = s.data_centers[fmt::format("center{}", d)];
        center.region = fmt::format("region{}", dice.below(3));
        ClusterSpec& spec = center.clusters["all"];
        spec.chip = fmt::format("chip{}", dice.below(4));
        spec.operator_ = fmt::format("operator{}", dice.below(2));
        spec.nodes = dice.between(1, 8);
        spec.accelerators_per_node = static_cast<std::int32_t>(dice.between(1, 8));
        spec.queueing = dice.one_in(2) ? Queueing{Easy{}} : Queueing{Fcfs{}};
        if (dice.one_in(2)) spec.expansions.push_back({Moment{std::chrono::days{9}}, 3});
        spec.commissioning = std::chrono::days{2};
        if (dice.one_in(4)) spec.serves = {"class0"};
    }
    for (int k = 0; k < 3; ++k) {
        DemandClass& demand = s.demand[fmt::format("class{}", k)];
        demand.arrivals = Poisson{Rate{static_cast<double>(dice.between(1, 6)) / 7200}};
        demand.gang = Discrete<double>{{1, 4, 16}, {3, 2, 1}};
        demand.run_time =
            Lognormal<Seconds>{.median = Seconds{7200}, .mean = {}, .sigma = 1.0, .scv = {}};
        demand.estimate_factor = Constant<double>{2};
        demand.tenants = 20;
        demand.origins = {{"region0", 1}, {"region1", 2}};
        if (dice.one_in(2)) {
            demand.ecosystems["cuda"].native = 1;
            demand.ecosystems["cann"].porting = std::chrono::days{2};
        }
        if (dice.one_in(2)) demand.reference = "chip0";
        if (dice.one_in(3)) demand.adapts = Adapts::gang;
        if (dice.one_in(2)) demand.patience = Constant<Seconds>{{86400}};
        if (dice.one_in(2)) demand.price_cap = Constant<RentalPrice>{{20.0 / 3600}};
        demand.use = {0.9, 0.6, 0.4};
    }
    return s;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("in every market nothing is lost: jobs, accelerators, money", "[property]",
                        Market) {
    const auto broker =
        GENERATE(values<Broker>({LocalOnly{}, HomeFirst{}, Cheapest{}, NationalPlatform{},
                                 NationalPlatform{{{Moment{std::chrono::days{10}}, 0.5}}}}));
    for (std::uint64_t number = 0; number < (support::sanitized ? 1 : 6); ++number) {
        INFO("market " << number << ", broker " << kind_held(broker));
        support::Dice dice("market", number);
        const auto scenario = market_of(dice, broker, TestType{});
        REQUIRE(conflicts(scenario).empty());
        World world(scenario, {.jobs = true, .audit = true});
        while (!world.run(10'000)) {}
        world.finish();  // sums of money and of rungs are checked here
        double ended = 0;
        double arrived = 0;
        for (const auto& metric : world.report()) {
            if (metric.scope != MetricValue::Scope::all) continue;
            if (metric.name == "jobs_arrived") arrived = metric.value;
            if (metric.name.starts_with("jobs_") && metric.unit == "jobs" &&
                enumerator_named<Outcome>(metric.name.substr(5)))
                ended += metric.value;
        }
        CHECK(arrived > 100);
        CHECK(ended == arrived);
        CHECK(static_cast<double>(world.log.fetch().size()) == arrived);
    }
}
