// Areas under steps, by hand.
#include "sim/level.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace std::chrono_literals;

namespace {

constexpr Time at(Duration d) { return Time{d}; }

}  // namespace

TEST_CASE("a level is weighted by how long it stands") {
    Level level;
    level.add(at(10s), 2);  // 0 for 10 s
    level.add(at(30s), 1);  // 2 for 20 s
    level.set(at(40s), 0);  // 3 for 10 s
    CHECK(level.value() == 0);
    CHECK(level.max() == 3);
    CHECK(level.mean(at(100s)) == 0.7);  // (40 + 30) / 100
    CHECK(level.mean(at(40s)) == 1.75);
}

TEST_CASE("a level after the warm-up forgets the past, but for where it stands") {
    Level level;
    level.set(at(10s), 9);
    level.set(at(20s), 4);
    level.reset(at(50s));
    CHECK(level.max() == 4);
    CHECK(level.mean(at(50s)) == 4);
    level.set(at(60s), 0);
    CHECK(level.mean(at(90s)) == 1);  // 4 for 10 of 40 s
}

TEST_CASE("the area under a level is exact where doubles and 64 bits are not") {
    // 3 million for 200 years of nanoseconds, less one: beyond 2^53 and 2^64.
    Level level(at(0s), 3'000'000);
    const Duration years = 200 * std::chrono::duration_cast<Duration>(std::chrono::hours(8760));
    level.set(at(years - 1ns), 0);
    const Wide expected = static_cast<Wide>(3'000'000) * (years.count() - 1);
    CHECK(level.integral(at(years)) == expected);
    // In parts of a nanosecond nothing is rounded away.
    Level parts(at(0s), 3'000'000);
    for (int i = 1; i <= 1000; ++i) parts.set(at(Duration{i}), 3'000'000);
    CHECK(parts.integral(at(years - 1ns)) == expected);
}

TEST_CASE("shares of time add up to one, the top holding all above it") {
    LevelShares shares(2);
    shares.add(at(10s), 1);  // 0 for 10 s
    shares.add(at(15s), 1);  // 1 for 5 s
    shares.set(at(35s), 7);  // 2 for 20 s
    CHECK(shares.value() == 7);
    CHECK(shares.share(0, at(50s)) == 0.2);
    CHECK(shares.share(1, at(50s)) == 0.1);
    CHECK(shares.share(2, at(50s)) == 0.7);  // 2 for 20 s and 7 for 15 s
    shares.reset(at(50s));
    CHECK(shares.share(2, at(50s)) == 0);
    CHECK(shares.share(2, at(51s)) == 1);
    CHECK_THROWS_AS(shares.set(at(52s), -1), BrokenInvariant);
}
