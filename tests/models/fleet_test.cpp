// A fleet reproduces the path it is given, in whole nodes.
#include "models/fleet.hpp"

#include <catch2/catch.hpp>

#include "models/brokerage.hpp"
#include "models/sites.hpp"

using namespace models;
using namespace std::chrono_literals;

namespace {

Date on(int year_number, unsigned month_number, unsigned day_number) {
    return std::chrono::sys_days{std::chrono::year{year_number} / std::chrono::month{month_number} /
                                 std::chrono::day{day_number}};
}

const Date fleet_start = on(2023, 1, 1);

std::map<std::string, Chip> two_chips() {
    std::map<std::string, Chip> chips;
    chips["fast"].fp16 = Compute<Precision::fp16>{1e15};
    chips["slow"].fp16 = Compute<Precision::fp16>{2e14};
    return chips;
}

Fleet two_regions() {
    Fleet fleet;
    fleet.installed = {
        {on(2022, 12, 31), {1e20}}, {on(2023, 12, 31), {2e20}}, {on(2024, 12, 31), {5e20}}};
    fleet.regions = {{on(2022, 12, 31), {{"east", 3}, {"west", 1}}},
                     {on(2024, 12, 31), {{"east", 1}, {"west", 1}}}};
    fleet.chips = {{on(2022, 12, 31), {{"fast", 1}, {"slow", 1}}}};
    return fleet;
}

double installed(const std::vector<Site>& sites, Date date, const std::string& region = {}) {
    const auto chips = two_chips();
    double sum = 0;
    for (const auto& site : sites)
        if (region.empty() || site.region == region)
            sum += chips.at(site.spec.chip).fp16->value *
                   static_cast<double>(
                       in_service(site.spec, fleet_start, Time{date - fleet_start}, false));
    return sum;
}

}  // namespace

TEST_CASE("a fleet has what its milestones say, on their dates and between them") {
    const auto sites = sites_of(two_regions(), two_chips(), fleet_start);
    CHECK(installed(sites, on(2023, 1, 1)) == Approx(1e20).epsilon(1e-3));
    CHECK(installed(sites, on(2023, 12, 31)) == Approx(2e20).epsilon(0.02));  // steps of 30 days
    CHECK(installed(sites, on(2024, 12, 31)) == Approx(5e20).epsilon(1e-3));
}

TEST_CASE("a fleet stands where its weights say") {
    const auto sites = sites_of(two_regions(), two_chips(), fleet_start);
    CHECK(installed(sites, fleet_start, "east") == Approx(7.5e19).epsilon(1e-3));
    CHECK(installed(sites, on(2024, 12, 31), "east") == Approx(2.5e20).epsilon(0.01));
}

TEST_CASE("chips are weighted by number, with factors of regions and operators") {
    auto fleet = two_regions();
    fleet.installed.resize(1);
    fleet.region_chips["west"]["fast"] = 0;
    fleet.operators["own"] = {1, {"training"}, {{"slow", 0.0}}};
    fleet.operators["open"] = {3, {}, {}};
    std::map<std::string, Count> accelerators;
    for (const auto& site : sites_of(fleet, two_chips(), fleet_start))
        accelerators[site.name] = site.spec.accelerators();
    // east 7.5e19: own a quarter, all fast; open 5.625e19 at 6e14 a card on average
    CHECK(accelerators["east/own/fast"] == Approx(18750).margin(8));
    CHECK(accelerators["east/open/fast"] == Approx(46875).margin(8));
    CHECK(accelerators["east/open/slow"] == Approx(46875).margin(8));
    CHECK(accelerators["west/open/slow"] == Approx(93750).margin(8));
    CHECK_FALSE(accelerators.contains("west/own/fast"));  // it wants fast ones, the region has none
}

TEST_CASE("where a region's share shrinks, it keeps what it has and the others add less") {
    auto fleet = two_regions();
    fleet.regions = {{on(2022, 12, 31), {{"east", 1}, {"west", 1}}},
                     {on(2023, 1, 31), {{"east", 0}, {"west", 1}}}};
    const auto sites = sites_of(fleet, two_chips(), fleet_start);
    CHECK(installed(sites, on(2024, 12, 31)) == Approx(5e20).epsilon(1e-3));
    CHECK(installed(sites, on(2024, 12, 31), "east") >= 0.5e20 * 0.999);
}
