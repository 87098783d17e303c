// What must not change a run, and what must: seeds, slices, units of time. Over every policy.
#include <catch2/catch.hpp>

#include "tests/property/story.hpp"

using namespace property;

namespace {

Scenario telling(std::uint64_t number, const Queueing& queueing, std::string_view name) {
    support::Dice dice(name, number);
    return story_of(dice, queueing, BestFit{}, true);
}

void twice_as_long(Distribution<Seconds>& distribution) {
    std::visit(
        []<class D>(D& held) {
            if constexpr (requires { held.mean.value; }) held.mean.value *= 2;
            if constexpr (requires { held.values.front().value; })
                for (auto& value : held.values) value.value *= 2;
        },
        distribution);
}

Scenario twice_as_slow(Scenario scenario) {
    for (auto& [name, demand] : scenario.demand) {
        if (auto* poisson = std::get_if<Poisson>(&demand.arrivals)) poisson->rate.value /= 2;
        if (auto* renewal = std::get_if<Renewal>(&demand.arrivals)) twice_as_long(renewal->gap);
        twice_as_long(*demand.run_time);
        if (demand.patience) twice_as_long(*demand.patience);
    }
    return scenario;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("the same scenario runs the same, in one piece or event by event",
                        "[property]", Queueing) {
    for (std::uint64_t number = 0; number < 3; ++number) {
        auto scenario = telling(number, TestType{}, "same");
        const auto whole = live(scenario, UINT32_MAX);
        CHECK(live(scenario, UINT32_MAX).fingerprint == whole.fingerprint);
        const auto pieces = live(scenario, 1);
        CHECK(pieces.fingerprint == whole.fingerprint);
        CHECK(pieces.end == whole.end);
        CHECK(pieces.metric("jobs_present") == whole.metric("jobs_present"));
        ++scenario.seed;
        CHECK(live(scenario).fingerprint != whole.fingerprint);
        --scenario.seed;
        ++scenario.replication;
        CHECK(live(scenario).fingerprint != whole.fingerprint);
    }
}

TEMPLATE_LIST_TEST_CASE("where everything takes twice as long, everything is twice as late",
                        "[property]", Queueing) {
    for (std::uint64_t number = 0; number < 8; ++number) {
        INFO("story " << number);
        const auto scenario = telling(number, TestType{}, "slow");
        const auto once = live(scenario).jobs;
        const auto twice = live(twice_as_slow(scenario)).jobs;
        REQUIRE(once.size() == twice.size());
        std::int64_t apart = 0;
        int different = 0;
        for (std::size_t i = 0; i < once.size(); ++i) {
            different += once[i].job != twice[i].job || once[i].outcome != twice[i].outcome;
            const auto doubled = 2 * once[i].ended.time_since_epoch();
            const auto off = twice[i].ended.time_since_epoch() - doubled;
            apart = std::max(apart, std::abs(off.count()));
        }
        CHECK(different == 0);
        CHECK(apart < 1000);  // ns: each time is rounded to one
    }
}

TEMPLATE_LIST_TEST_CASE("the jobs are the same jobs under every policy", "[property]", Queueing) {
    if (TimeSharing<TestType>) return;  // these have another cluster
    const auto these = by_submission(live(telling(5, TestType{}, "jobs")).jobs);
    const auto those = by_submission(live(telling(5, Fcfs{}, "jobs")).jobs);
    REQUIRE(these.size() == those.size());
    int different = 0;
    for (std::size_t i = 0; i < these.size(); ++i)
        different += these[i].submitted != those[i].submitted || these[i].run != those[i].run ||
                     these[i].estimate != those[i].estimate ||
                     these[i].accelerators != those[i].accelerators;
    CHECK(different == 0);
}
