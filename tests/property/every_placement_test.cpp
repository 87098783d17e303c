// What holds whatever the placement policy: runs over the whole list.
#include <catch2/catch.hpp>

#include "tests/property/story.hpp"

using namespace property;

namespace {

Count free_by_levels(const NodePool& pool) {
    Count free = 0;
    for (std::int32_t level = 1; level <= pool.per_node(); ++level)
        free += level * pool.nodes(level);
    return free;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("what is taken is given back, and what fits is found a place", "[property]",
                        Placement) {
    const bool anywhere = ignores_nodes(TestType{});
    for (std::uint64_t number = 0; number < 10; ++number) {
        support::Dice dice("taken", number);
        const auto per_node = anywhere ? 1 : static_cast<std::int32_t>(dice.between(2, 9));
        NodePool pool(dice.between(1, 12), per_node);
        std::vector<Allocation> held;
        Count taken = 0;
        int wrong = 0;
        for (int step = 0; step < 1000; ++step) {
            Need need{static_cast<std::int32_t>(dice.between(1, 3 * per_node))};
            if (dice.one_in(3)) {
                need.per_node = static_cast<std::int32_t>(dice.between(1, per_node));
                need.gang = 2 * need.per_node;
            }
            if (pool.fits(need)) {
                wrong += !pool.could_fit(need);
                held.push_back(pool.take(need, TestType{}));
                taken += need.gang;
            } else if (!held.empty()) {
                const auto i = dice.below(std::ssize(held));
                const auto before = pool.free();
                pool.give_back(held[std::size_t(i)]);
                taken -= pool.free() - before;
                held.erase(held.begin() + i);
            }
            wrong += pool.free() + taken != pool.capacity();
            // where accelerators are interchangeable, only their number is kept
            if (!anywhere) wrong += free_by_levels(pool) != pool.free();
        }
        for (const auto& allocation : held) pool.give_back(allocation);
        CHECK(wrong == 0);
        CHECK(pool.free() == pool.capacity());
        if (!anywhere) CHECK(pool.nodes(per_node) * per_node == pool.capacity());
    }
}

TEMPLATE_LIST_TEST_CASE("under every placement, all jobs that could run are served", "[property]",
                        Placement) {
    const auto queueing = GENERATE(values<Queueing>({Fcfs{}, Easy{}, EasySjbf{}, Conservative{}}));
    for (std::uint64_t number = 0; number < 8; ++number) {
        INFO("story " << number);
        support::Dice dice("placed", number);
        auto scenario = story_of(dice, queueing, TestType{}, true);
        cluster_of(scenario).queue_limit.reset();
        for (auto& [name, demand] : scenario.demand) demand.patience.reset();
        const auto lived = live(scenario);
        CHECK(lived.metric("jobs_served") + lived.metric("jobs_infeasible") == 120);
        CHECK(lived.metric("jobs_served") >= 60);
    }
}
