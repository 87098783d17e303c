// Batches by hand: their number, their length, their means.
#include "sim/batch_means.hpp"

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("the first batches hold one number each") {
    BatchMeans batches;
    for (const double x : {3, 5, 4}) batches.add(x);
    CHECK(batches.size() == 1);
    CHECK(batches.means() == std::vector<double>{3, 5, 4});
}

TEST_CASE("the 64th batch makes 32 twice as long") {
    BatchMeans batches;
    for (int i = 0; i < 64; ++i) batches.add(i);
    CHECK(batches.size() == 2);
    REQUIRE(batches.count() == 32);
    CHECK(batches.means()[0] == 0.5);
    CHECK(batches.means()[31] == 62.5);
    batches.add(100);  // half a batch is not one
    CHECK(batches.count() == 32);
    batches.add(200);
    CHECK(batches.means().back() == 150);
}

TEST_CASE("however long the stream, batches are 32 to 63, equal, and in order") {
    BatchMeans batches;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        batches.add(static_cast<double>(i));
        if (i + 1 < 64) continue;
        const bool right = batches.count() >= 32 && batches.count() < 64 &&
                           batches.count() == (i + 1) / batches.size();
        if (!right) FAIL("after " << i + 1);
    }
    // Batch b of size s holds b s … b s + s - 1, of mean b s + (s - 1) / 2.
    const auto size = static_cast<double>(batches.size());
    CHECK(size == 2048);  // 100,000 / 2048 = 48.8
    const auto means = batches.means();
    REQUIRE(means.size() == 48);
    for (std::size_t b = 0; b < means.size(); ++b)
        CHECK(means[b] == static_cast<double>(b) * size + (size - 1) / 2);
}

TEST_CASE("batches begin anew after the warm-up") {
    BatchMeans batches;
    for (int i = 0; i < 1000; ++i) batches.add(1e9);
    batches.reset();
    CHECK(batches.count() == 0);
    batches.add(2);
    CHECK(batches.means() == std::vector<double>{2});
}
