// The releases and their twin live through the same random stories.
#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"
#include "tests/support/sanitized.hpp"
#include "tests/twin/naive_releases.hpp"

using namespace models;

namespace {

struct ReleasePair {
    Releases releases{};
    twin::NaiveReleases naive{};
    std::vector<Release> live{};
    std::uint32_t number = 0;
    int different = 0;

    void add(Time at, Gang gang) {
        live.push_back({at, gang, Id<Job>{++number}});
        releases.add(live.back());
        naive.add(live.back());
    }
    void remove(std::size_t index) {
        releases.remove(live[index].at, live[index].job);
        naive.remove(live[index].job);
        live.erase(live.begin() + static_cast<std::ptrdiff_t>(index));
    }
    void ask(Time now, Count need, Count free) {
        different += releases.due(now) != naive.due(now);
        const auto found = releases.when_free(need, free, now);
        const auto expected = naive.when_free(need, free, now);
        different += found.at != expected.at || found.free != expected.free;
    }
    void compare_all() {
        std::vector<std::uint32_t> seen;
        releases.each([&](const Release& r) {
            seen.push_back(r.job.value);
            return true;
        });
        std::vector<std::uint32_t> expected;
        for (const auto& r : naive.sorted()) expected.push_back(r.job.value);
        different += seen != expected;
    }
};

}  // namespace

TEST_CASE("releases tell what their twin tells, with few and with many equal times", "[twin]") {
    const auto story = GENERATE(range(0, support::sanitized ? 3 : 8));
    support::Dice dice("releases", static_cast<std::uint64_t>(story));
    const auto span = dice.between(1, 400) * (story % 3 == 0 ? 1 : 100);
    ReleasePair pair;
    for (int step = 0; step < 2'500; ++step) {
        const bool growing = step / 800 % 2 == 0;
        const auto size = static_cast<std::int64_t>(pair.live.size());
        const Time now{Duration{dice.below(span)}};
        if (size == 0 || dice.below(10) < (growing ? 8 : 2))
            pair.add(Time{Duration{dice.below(span)}}, static_cast<Gang>(dice.between(1, 9)));
        else
            pair.remove(static_cast<std::size_t>(dice.below(size)));
        pair.ask(now, dice.between(1, 6 * (size + 2)), dice.between(-4, 12));
        if (step % 50 == 0) pair.compare_all();
    }
    CHECK(pair.number > 1'000);
    CHECK(pair.different == 0);
}

TEST_CASE("a release that never comes relieves nobody", "[twin]") {
    ReleasePair pair;
    pair.add(never, 5);
    pair.add(Time{Duration{9}}, 2);
    CHECK(pair.releases.when_free(4, 1, Time{}).at == never);
    CHECK(pair.releases.when_free(3, 1, Time{}).at == Time{Duration{9}});
    CHECK(pair.releases.when_free(3, 1, Time{Duration{20}}).at == Time{Duration{20}});
}
