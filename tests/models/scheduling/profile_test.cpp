// How many accelerators a plan leaves free, step by step.
#include "models/scheduling/profile.hpp"

#include <catch2/catch.hpp>

#include "tests/support/dice.hpp"

using namespace models;
using namespace std::chrono_literals;

TEST_CASE("an empty profile has room at once, for ever") {
    const Profile profile(8);
    CHECK(profile.earliest(8, 1h, Time{5s}) == Time{5s});
    CHECK(profile.earliest(8, Duration::max(), Time{5s}) == Time{5s});
    CHECK(profile.earliest(9, 1s, Time{5s}) == never);
}

TEST_CASE("the earliest hole is long enough and wide enough") {
    Profile profile(8);
    profile.take(5, Time{0s}, Time{10s});
    profile.take(6, Time{15s}, Time{30s});
    CHECK(profile.earliest(3, 5s, Time{0s}) == Time{0s});
    CHECK(profile.earliest(3, 15s, Time{0s}) == Time{0s});  // until 15, to the nanosecond
    CHECK(profile.earliest(3, 15s + 1ns, Time{0s}) == Time{30s});
    CHECK(profile.earliest(4, 5s, Time{0s}) == Time{10s});
    CHECK(profile.earliest(4, 5s, Time{11s}) == Time{30s});
    CHECK(profile.earliest(2, 1h, Time{3s}) == Time{3s});
    CHECK(profile.earliest(8, 5s, Time{0s}) == Time{10s});
    CHECK(profile.earliest(8, 0s, Time{0s}) == Time{10s});  // even for no time there must be room
}

TEST_CASE("what is given back is there again") {
    Profile profile(4);
    profile.take(4, Time{2s}, Time{9s});
    CHECK(profile.earliest(1, 3s, Time{0s}) == Time{9s});
    profile.take(-4, Time{5s}, Time{9s});
    CHECK(profile.earliest(1, 3s, Time{0s}) == Time{5s});
    profile.take(2, Time{5s}, never);
    CHECK(profile.earliest(3, 1s, Time{0s}) == Time{0s});
    CHECK(profile.earliest(3, 1s, Time{1s + 1ns}) == never);
}

TEST_CASE("a profile is a number for each second, forgotten past or not") {
    support::Dice dice("profile");
    for (int story = 0; story < 40; ++story) {
        Profile profile(10);
        std::vector<Count> free(60, 10);  // by second; beyond, all are free
        std::int64_t now = 0;
        for (int step = 0; step < 60; ++step) {
            if (dice.one_in(5)) profile.forget(Time{std::chrono::seconds{now += dice.below(2)}});
            const auto from = now + dice.below(40);
            const auto until = std::min(from + dice.below(12), std::int64_t{60});
            const auto gang = dice.between(-2, 3);
            profile.take(gang, Time{std::chrono::seconds{from}}, Time{std::chrono::seconds{until}});
            for (auto t = from; t < until; ++t) free[std::size_t(t)] -= gang;
            const auto need = static_cast<Gang>(dice.between(1, 10));
            const auto length = dice.between(1, 8);
            auto start = now;
            for (auto t = now; t < std::min(start + length, std::int64_t{60}); ++t)
                if (free[std::size_t(t)] < need) start = t + 1;
            CHECK(profile.earliest(need, std::chrono::seconds{length},
                                   Time{std::chrono::seconds{now}}) ==
                  Time{std::chrono::seconds{start}});
        }
    }
}
