// Nodes and what is placed on them, by hand; the twin lives through long stories.
#include "models/node_pool.hpp"

#include <catch2/catch.hpp>

#include "models/placement.hpp"

using namespace models;

namespace {

// (free accelerators, nodes) where there are any
std::vector<std::pair<int, Count>> levels(const NodePool& pool) {
    std::vector<std::pair<int, Count>> all;
    for (std::int32_t level = 1; level <= pool.per_node(); ++level)
        if (pool.nodes(level) > 0) all.emplace_back(level, pool.nodes(level));
    return all;
}
using Levels = std::vector<std::pair<int, Count>>;

// How many of a stream of gangs find a place, on nodes of eight.
template <class P>
int placed(NodePool& pool, const std::vector<int>& gangs) {
    int placed = 0;
    for (const auto gang : gangs) {
        if (!pool.fits({gang})) continue;
        pool.take({gang}, P{});
        ++placed;
    }
    return placed;
}

}  // namespace

// The rows "packing" of the project's methods notes, section 6.2.
TEST_CASE("ten gangs of 32 in all fill four nodes by first fit and best fit, not by worst fit") {
    const std::vector<int> gangs{4, 2, 5, 1, 3, 6, 2, 1, 7, 1};
    NodePool first(5, 8);
    CHECK(placed<FirstFit>(first, gangs) == 10);
    CHECK(levels(first) == Levels{{8, 1}});
    NodePool best(5, 8);
    CHECK(placed<BestFit>(best, gangs) == 10);
    CHECK(levels(best) == Levels{{8, 1}});
    NodePool worst(4, 8);
    CHECK(placed<WorstFit>(worst, gangs) < 10);
}

TEST_CASE("worst fit leaves no whole node for the last of 1, 2, 4 and 8") {
    const auto stream = []<class P>(P) {
        NodePool pool(3, 8);
        placed<P>(pool, {5, 4});
        CHECK(levels(pool) == Levels{{3, 1}, {4, 1}, {8, 1}});
        return placed<P>(pool, {1, 2, 4, 8});
    };
    CHECK(stream(FirstFit{}) == 4);
    CHECK(stream(BestFit{}) == 4);
    CHECK(stream(WorstFit{}) == 3);
}

TEST_CASE("a gang takes whole nodes and part of another") {
    NodePool pool(3, 8);
    const auto held = pool.take({19}, BestFit{});
    CHECK(levels(pool) == Levels{{5, 1}});
    CHECK(pool.free() == 5);
    CHECK_FALSE(pool.fits({6}));
    CHECK(pool.fits({5}));
    pool.give_back(held);
    CHECK(levels(pool) == Levels{{8, 3}});
}

TEST_CASE("a gang that fits by number may not fit by nodes") {
    NodePool pool(2, 8);
    pool.take({3}, BestFit{});
    pool.take({6}, WorstFit{});
    CHECK(levels(pool) == Levels{{2, 1}, {5, 1}});
    CHECK(pool.free() == 7);
    CHECK_FALSE(pool.fits({7}));
    CHECK_FALSE(pool.fits({6}));
    CHECK(pool.fits({6, 2}) == false);  // two on each of three nodes
    CHECK(pool.fits({4, 2}));           // two on each of two
    CHECK_FALSE(pool.fits({6, 3}));
}

TEST_CASE("a gang is spread evenly over different nodes, and comes back whole") {
    NodePool pool(4, 8);
    const auto spread = pool.take({9, 3}, BestFit{});
    CHECK(levels(pool) == Levels{{5, 3}, {8, 1}});
    const auto other = pool.take({4, 2}, BestFit{});
    CHECK(levels(pool) == Levels{{3, 2}, {5, 1}, {8, 1}});
    pool.give_back(spread);
    CHECK(levels(pool) == Levels{{6, 2}, {8, 2}});
    pool.give_back(other);
    CHECK(levels(pool) == Levels{{8, 4}});
}

TEST_CASE("first fit keeps to the order in which nodes were opened") {
    NodePool pool(3, 8);
    const auto a = pool.take({5}, FirstFit{});
    const auto b = pool.take({6}, FirstFit{});
    CHECK(a.node == 0);
    CHECK(b.node == 1);
    CHECK(pool.take({2}, FirstFit{}).node == 0);  // best fit would take node 1
    pool.give_back(b);
    CHECK(pool.take({7}, FirstFit{}).node == 1);  // the lowest number not in use
}
