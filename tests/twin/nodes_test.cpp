// The node pool and its twin live through the same random stories.
#include <catch2/catch.hpp>

#include "sim/names.hpp"
#include "tests/support/dice.hpp"
#include "tests/twin/naive_nodes.hpp"

using namespace models;

namespace {

struct Live {
    Allocation held{};
    twin::NaiveNodes::Held naive{};
};

bool same(const NodePool& pool, const twin::NaiveNodes& nodes) {
    const auto levels = nodes.levels();
    for (std::int32_t level = 1; level <= pool.per_node(); ++level) {
        const auto found = levels.find(level);
        if (pool.nodes(level) != (found == levels.end() ? 0 : found->second)) return false;
    }
    return pool.free() == nodes.free();
}

// How many gangs fit though they are above the most that is said to, or do not though they are it.
int above_most(const NodePool& pool, std::int32_t per_node) {
    int wrong = 0;
    const Count compact = pool.most(per_node);
    if (compact > 0) wrong += !pool.fits({static_cast<std::int32_t>(compact), 0});
    for (Count gang = compact + 1; gang <= pool.free(); ++gang)
        wrong += pool.fits({static_cast<std::int32_t>(gang), 0});
    for (std::int32_t each = 1; each <= per_node; ++each)
        for (Count gang = pool.most(each) / each * each + each; gang <= pool.free(); gang += each)
            wrong += pool.fits({static_cast<std::int32_t>(gang), each});
    return wrong;
}

// Small gangs mostly; some take several nodes, some are spread.
Need need_of(support::Dice& dice, std::int32_t per_node) {
    const auto below = dice.one_in(4) ? 4 * per_node : per_node;
    Need need{static_cast<std::int32_t>(dice.between(1, below)), 0};
    if (!dice.one_in(4)) return need;
    need.per_node = static_cast<std::int32_t>(dice.between(1, per_node));
    need.gang = need.per_node * static_cast<std::int32_t>(dice.between(1, 4));
    return need;
}

}  // namespace

TEMPLATE_TEST_CASE("the pool fills its nodes as a list of nodes would be filled", "[twin]", BestFit,
                   FirstFit, WorstFit) {
    const auto story = GENERATE(range(0, 10));
    support::Dice dice(sim::kind_of<TestType>(), static_cast<std::uint64_t>(story));
    const auto per_node = static_cast<std::int32_t>(story == 0 ? 2 : dice.between(2, 16));
    const auto size = dice.between(2, 20);
    NodePool pool(size, per_node);
    twin::NaiveNodes nodes(size, per_node);
    std::vector<Live> live;
    int different = 0;
    int taken = 0;
    int too_low = 0;
    for (int step = 0; step < 1'500; ++step) {
        if (live.empty() || dice.below(10) < 6) {
            const Need need = need_of(dice, per_node);
            const auto found = nodes.find(need, TestType{});
            different += pool.fits(need) != found.has_value();
            if (!pool.fits(need) || !found) continue;
            ++taken;
            nodes.take(*found);
            live.push_back({pool.take(need, TestType{}), *found});
        } else {
            const auto i = static_cast<std::size_t>(dice.below(std::ssize(live)));
            pool.give_back(live[i].held);
            nodes.give_back(live[i].naive);
            live.erase(live.begin() + static_cast<std::ptrdiff_t>(i));
        }
        different += !same(pool, nodes);
        too_low += above_most(pool, per_node);
    }
    CHECK(taken > 300);
    CHECK(different == 0);
    CHECK(too_low == 0);
}

TEST_CASE("what could ever fit is what fits an empty list of nodes", "[twin]") {
    for (std::int32_t per_node = 2; per_node <= 5; ++per_node)
        for (std::int64_t size = 1; size <= 4; ++size)
            for (std::int32_t gang = 1; gang <= 24; ++gang)
                for (std::int32_t each = 0; each <= 6; ++each) {
                    if (each > 0 && gang % each != 0) continue;
                    const Need need{gang, each};
                    const twin::NaiveNodes nodes(size, per_node);
                    INFO(size << " nodes of " << per_node << ", gang " << gang << " by " << each);
                    const bool fits = nodes.find(need, BestFit{}).has_value();
                    CHECK(NodePool(size, per_node).could_fit(need) == fits);
                }
}
