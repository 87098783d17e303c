// Batches of time by hand: their number, their length, their means.
#include "sim/time_batches.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <numeric>

using namespace sim;

namespace {

constexpr Time at(std::int64_t nanoseconds) { return Time{Duration{nanoseconds}}; }

}  // namespace

TEST_CASE("a level's batches are its means over equal stretches of time") {
    BatchedLevel level;
    level.set(at(1), 8);    // 0 for 1 ns
    level.set(at(100), 4);  // 8 for 99 ns, then 4
    // 128 ns are 32 batches of 4 ns: the first holds 0, 8, 8, 8; the change at 100 ends the 25th.
    const auto means = level.batch_means(at(128));
    REQUIRE(means.size() == 32);
    CHECK(means[0] == 6);
    for (std::size_t i = 1; i < 25; ++i) CHECK(means[i] == 8);
    for (std::size_t i = 25; i < 32; ++i) CHECK(means[i] == 4);
}

TEST_CASE("whenever it is asked, there are 32 to 63 batches, and together they are the mean") {
    BatchedLevel level;
    std::int64_t now = 0;
    for (std::int64_t step = 1; now < 5'000'000; step = (step * 7 + 3) % 1009 + 1) {
        now += step;
        level.set(at(now), step % 10);
        if (now < 64) continue;
        const auto means = level.batch_means(at(now));
        if (means.size() < 32 || means.size() > 63) FAIL(means.size() << " batches at " << now);
    }
    // At a power of two all batches are full.
    const std::int64_t end = 8'388'608;
    const auto means = level.batch_means(at(end));
    REQUIRE(means.size() == 32);
    const double sum = std::accumulate(means.begin(), means.end(), 0.0);
    CHECK(sum / 32 == Approx(level.level().mean(at(end))).epsilon(1e-12));
}

TEST_CASE("batches reach to the end of time") {
    BatchedLevel level;
    level.set(at(0), 3'000'000);
    const auto means = level.batch_means(at(std::numeric_limits<std::int64_t>::max()));
    REQUIRE(means.size() == 63);
    CHECK(means.front() == 3'000'000);
    CHECK(means.back() == 3'000'000);
}

TEST_CASE("batches of time begin anew after the warm-up") {
    BatchedLevel level;
    level.set(at(0), 9);
    level.reset(at(1000));
    level.set(at(1032), 1);
    const auto means = level.batch_means(at(1064));
    REQUIRE(means.size() == 32);
    CHECK(means[15] == 9);
    CHECK(means[16] == 1);
}

TEST_CASE("a count's batches are rates") {
    std::int64_t count = 0;
    TimeBatches batches;
    for (int i = 1; i <= 64; ++i) {  // two at every even nanosecond
        batches.pass(at(i), [&](Time) { return count; });
        if (i % 2 == 0) count += 2;
    }
    const auto means = batches.means();
    REQUIRE(means.size() == 32);
    CHECK(batches.length() == 2);
    CHECK(means[0] == 0);  // what happens when a batch ends is the next one's
    for (std::size_t i = 1; i < 32; ++i) CHECK(means[i] == 1);
}
