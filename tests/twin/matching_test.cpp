// The matching and its twin see the same small markets.
#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"
#include "tests/twin/naive_matching.hpp"

using namespace models;

namespace {

// A few gangs that wait for a few nodes in one to three cells.
struct Story {
    twin::NaiveMatching naive{};
    std::vector<IdleNodes> idle{};
    std::vector<WaitingGangs> waiting{};
    Pairs pairs{0, 0};
};

Story story_of(support::Dice& dice, const std::vector<Need>& shapes) {
    Story story;
    story.naive.per_node = 4;
    const auto cells = static_cast<std::size_t>(dice.between(1, 3));
    for (std::size_t i = 0; i < cells; ++i) {
        std::vector<Count> levels(5);
        auto& free = story.naive.free.emplace_back();
        for (auto node = dice.between(1, 3); node > 0; --node) {
            free.push_back(static_cast<std::int32_t>(dice.between(0, 4)));
            ++levels[static_cast<std::size_t>(free.back())];
        }
        story.idle.emplace_back(levels);
    }
    for (auto kind = dice.between(1, 4); kind > 0; --kind) {
        const auto shape =
            static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(shapes.size())));
        story.waiting.push_back({shapes[shape], dice.between(0, 2)});
    }
    story.pairs = Pairs::where(cells, story.waiting.size(),
                               [&](std::size_t, std::size_t) { return dice.below(3) > 0; });
    for (std::size_t w = 0; w < story.waiting.size(); ++w)
        for (Count job = 0; job < story.waiting[w].jobs; ++job) {
            story.naive.gangs.push_back(story.waiting[w].need);
            auto& allowed = story.naive.allowed.emplace_back();
            for (std::size_t i = 0; i < cells; ++i) allowed.push_back(story.pairs.allows(i, w));
        }
    return story;
}

}  // namespace

TEST_CASE("gangs of one shape are matched as well as can be", "[twin]") {
    const auto shape = GENERATE(Need{1}, Need{2}, Need{3}, Need{4}, Need{8}, Need{6}, Need{4, 2},
                                Need{3, 1}, Need{9});
    support::Dice dice("one shape", static_cast<std::uint64_t>(shape.gang * 10 + shape.per_node));
    int different = 0;
    for (int k = 0; k < 60; ++k) {
        auto story = story_of(dice, {shape});
        const auto found = gang_flow(story.idle, story.waiting, story.pairs);
        different += found.matched != story.naive.best() || found.at_most != found.matched;
    }
    CHECK(different == 0);
}

TEST_CASE("the best matching of gangs lies between what is found and what is possible", "[twin]") {
    const std::vector<Need> halving{{1}, {2}, {4}, {8}};
    const std::vector<Need> odd{{1}, {2}, {3}, {5}, {4, 2}, {3, 1}, {7}};
    const auto halves = GENERATE(true, false);
    support::Dice dice("many shapes", halves);
    int outside = 0;
    Count found = 0;
    Count best = 0;
    Count at_most = 0;
    for (int k = 0; k < 400; ++k) {
        auto story = story_of(dice, halves ? halving : odd);
        const auto flow = gang_flow(story.idle, story.waiting, story.pairs);
        const auto optimum = story.naive.best();
        outside += flow.matched > optimum || flow.at_most < optimum;
        found += flow.matched;
        best += optimum;
        at_most += flow.at_most;
    }
    CAPTURE(found, best, at_most);
    CHECK(outside == 0);
    CHECK(static_cast<double>(found) > 0.97 * static_cast<double>(best));
    CHECK(static_cast<double>(at_most) < 1.05 * static_cast<double>(best));
}

TEST_CASE("more pairs never lower what is possible", "[twin]") {
    const std::vector<Need> shapes{{1}, {2}, {3}, {4, 2}, {4}, {8}};
    support::Dice dice("more pairs");
    int fewer = 0;
    for (int k = 0; k < 300; ++k) {
        const auto story = story_of(dice, shapes);
        Pairs more = story.pairs;
        more.allow(0, static_cast<std::size_t>(
                          dice.below(static_cast<std::int64_t>(story.waiting.size()))));
        fewer += gang_flow(story.idle, story.waiting, more).at_most <
                 gang_flow(story.idle, story.waiting, story.pairs).at_most;
    }
    CHECK(fewer == 0);
}

TEST_CASE("what may be cut flows as much as the least cut lets through", "[twin]") {
    support::Dice dice("cuts");
    int different = 0;
    for (int k = 0; k < 300; ++k) {
        std::vector<Count> idle;
        for (auto cell = dice.between(1, 70); cell > 0; --cell) idle.push_back(dice.below(50));
        std::vector<Count> waiting;
        for (auto cell = dice.between(1, 7); cell > 0; --cell) waiting.push_back(dice.below(400));
        const auto odds = dice.between(1, 10);
        const auto pairs = Pairs::where(idle.size(), waiting.size(), [&](std::size_t, std::size_t) {
            return dice.below(10) < odds;
        });
        different += divisible_flow(idle, waiting, pairs) != twin::least_cut(idle, waiting, pairs);
    }
    CHECK(different == 0);
}
