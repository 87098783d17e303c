// The waiting line and its twin live through the same random stories.
#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"
#include "tests/twin/naive_line.hpp"

using namespace models;

namespace {

using Found = std::optional<Id<Job>>;

struct LinePair {
    WaitingLine line{};
    twin::NaiveLine naive{};
    std::vector<WaitingLine::Ticket> tickets{};  // (job)
    std::uint32_t number = 0;
    int different = 0;

    void push(std::int64_t key, Gang gang) {
        const Waiting waiting{key, gang, Id<Job>{++number}};
        tickets.push_back(line.ticket(line.push(waiting)));
        naive.push(waiting);
    }
    void erase(Id<Job> job) {
        line.erase(line.find(tickets[job.value - 1]));
        naive.erase(job);
    }

    // Only every `of`-th job is acceptable.
    void search(const Bounds& bounds, std::uint32_t of) {
        const auto job_at = [&](const std::optional<WaitingLine::Position>& position) {
            return position ? Found{line[*position].job} : std::nullopt;
        };
        const auto accept = [&](auto p) { return line[p].job.value % of == 0; };
        const auto all = naive.within(bounds, [&](auto& w) { return w.job.value % of == 0; });
        const auto least =
            std::ranges::min_element(all, {}, [](const Waiting& w) { return w.key; });
        const bool none = all.empty();
        different += job_at(line.first(bounds, accept)) != (none ? Found{} : all.front().job);
        different += job_at(line.last(bounds, accept)) != (none ? Found{} : all.back().job);
        different += job_at(line.least(bounds, accept)) != (none ? Found{} : least->job);
    }
    void compare_all() {
        std::vector<std::uint32_t> seen;
        line.each([&](auto p) { seen.push_back(line[p].job.value); });
        std::vector<std::uint32_t> expected;
        for (const auto& w : naive.all()) expected.push_back(w.job.value);
        different += seen != expected || line.size() != expected.size();
        different += line.empty() != expected.empty();
        if (!expected.empty()) different += line[line.front()].job.value != expected.front();
    }
};

Bounds bounds_of(support::Dice& dice, std::int64_t top) {
    Bounds bounds;
    if (!dice.one_in(3)) bounds.gang = dice.below(top + 2);
    if (!dice.one_in(3)) bounds.key = dice.between(-5, 25);
    if (dice.one_in(2)) bounds.any_key_gang = dice.below(top);
    return bounds;
}

}  // namespace

TEST_CASE("the line finds whom its twin finds, while it grows, thins out and runs empty",
          "[twin]") {
    const auto story = GENERATE(range(0, 12));
    support::Dice dice("line", static_cast<std::uint64_t>(story));
    const std::int64_t top = dice.between(1, 40);  // gangs: few sizes make many ties
    LinePair pair;
    for (int step = 0; step < 4'000; ++step) {
        const bool growing = step / 700 % 2 == 0;
        const auto& waiting = pair.naive.all();
        if (waiting.empty() || dice.below(10) < (growing ? 7 : 3)) {
            pair.push(dice.between(-3, 20), static_cast<Gang>(dice.between(1, top)));
        } else {
            // mostly near the front, where queues serve, else anywhere
            const auto size = static_cast<std::int64_t>(waiting.size());
            const auto i = dice.one_in(2) ? dice.below(size) : dice.below(std::min(size, {3}));
            pair.erase(waiting[static_cast<std::size_t>(i)].job);
        }
        pair.search(bounds_of(dice, top), static_cast<std::uint32_t>(dice.between(1, 4)));
        if (step % 50 == 0) pair.compare_all();
    }
    CHECK(pair.different == 0);
}

TEST_CASE("the line is right at every size around its blocks", "[twin]") {
    LinePair pair;
    for (int size = 1; size <= 300; ++size) {
        pair.push(300 - size, size);
        pair.search({}, 1);
        pair.search({.gang = size - 1}, 1);
        pair.search({.gang = 0, .any_key_gang = 1}, 1);
        pair.compare_all();
    }
    for (std::uint32_t left = 300; left > 0; --left) {
        pair.erase(Id<Job>{left % 2 == 0 ? left / 2 : 301 - (left + 1) / 2});
        pair.search({.gang = 150}, 1);
        pair.compare_all();
    }
    CHECK(pair.line.empty());
    CHECK(pair.different == 0);
}
