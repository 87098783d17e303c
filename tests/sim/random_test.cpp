// Streams: the same draw whoever asks in whatever order, and nothing in common between two of them.
#include "sim/random.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <vector>

using namespace sim;

namespace {

constexpr int pairs = 100'000;

/// Both uniform, and each combination of their deciles equally often: a chi-square test with 99
/// degrees of freedom, whose 0.9999 quantile is 161.3; and no correlation within 4 standard errors.
void check_independent(const std::function<double(int)>& a, const std::function<double(int)>& b) {
    std::array<int, 100> counts{};
    double products = 0;
    for (int i = 0; i < pairs; ++i) {
        const double x = a(i);
        const double y = b(i);
        ++counts[static_cast<std::size_t>(static_cast<int>(10 * x) * 10 +
                                          static_cast<int>(10 * y))];
        products += (x - 0.5) * (y - 0.5);
    }
    double chi_square = 0;
    for (const int count : counts) chi_square += std::pow(count - pairs / 100, 2) / (pairs / 100);
    CHECK(chi_square < 161.3);
    CHECK(std::abs(12 * products / pairs) < 4 / std::sqrt(pairs));
}

}  // namespace

TEST_CASE("a draw does not depend on who asked before") {
    const Stream stream({7, 3}, "sizes");
    std::vector<double> forward;
    for (std::uint64_t entity = 0; entity < 20; ++entity) {
        Draw draw = stream.of(entity);
        for (int use = 0; use < 5; ++use) forward.push_back(draw.uniform());
    }
    std::vector<double> backward(100);
    for (std::uint64_t i = 100; i-- > 0;) backward[i] = stream.uniform(i / 5, i % 5);
    CHECK(forward == backward);

    std::vector<Draw> all;
    for (std::uint64_t entity = 0; entity < 20; ++entity) all.push_back(stream.of(entity));
    std::vector<double> in_turn(100);
    for (std::size_t use = 0; use < 5; ++use)
        for (std::size_t entity = 0; entity < 20; ++entity)
            in_turn[entity * 5 + use] = all[entity].uniform();
    CHECK(forward == in_turn);
}

TEST_CASE("uniform numbers keep away from 0 and 1, evenly") {
    STATIC_REQUIRE(random::uniform(0, 0) == 0x1p-53);
    STATIC_REQUIRE(random::uniform(0xffffffff, 0xffffffff) == 1 - 0x1p-53);
    STATIC_REQUIRE(random::uniform(0, 0x80000000) == 0.5 + 0x1p-53);
    // the twelve lowest bits do not count
    STATIC_REQUIRE(random::uniform(0xfff, 0) == random::uniform(0, 0));
    STATIC_REQUIRE(random::uniform(0x1000, 0) == 3 * 0x1p-53);
}

TEST_CASE("purposes are told apart by the published hash FNV-1a") {
    // http://www.isthe.com/chongo/src/fnv/test_fnv.c
    STATIC_REQUIRE(random::hash("") == 0xcbf29ce484222325);
    STATIC_REQUIRE(random::hash("a") == 0xaf63dc4c8601ec8c);
    STATIC_REQUIRE(random::hash("foobar") == 0x85944171f73967e8);
}

TEST_CASE("seed, replication, purpose, entity and use all count in full") {
    const auto first = [](Seed seed, std::string_view purpose, std::uint64_t entity) {
        return Stream(seed, purpose).uniform(entity, 0);
    };
    const double u = first({1, 0}, "a", 0);
    CHECK(u == first({1, 0}, "a", 0));
    CHECK(u != first({2, 0}, "a", 0));
    CHECK(u != first({1 + (1ULL << 32), 0}, "a", 0));
    CHECK(u != first({1, 1}, "a", 0));
    CHECK(u != first({0, 1}, "a", 0));
    CHECK(u != first({1, 0}, "b", 0));
    CHECK(u != first({1, 0}, "a", 1));
    CHECK(u != first({1, 0}, "a", 1ULL << 32));
    CHECK(u != Stream({1, 0}, "a").uniform(0, 1));
    CHECK(u != Stream({1, 0}, "a").uniform(0, 1ULL << 33));
}

TEST_CASE("neighbours in any one respect have nothing in common") {
    const Stream stream({1, 0}, "sizes");
    const auto of = [](const Stream& s) {
        return [s](int i) { return s.uniform(static_cast<std::uint64_t>(i), 0); };
    };
    SECTION("purposes") { check_independent(of(stream), of(Stream({1, 0}, "sizet"))); }
    SECTION("replications") { check_independent(of(stream), of(Stream({1, 1}, "sizes"))); }
    SECTION("seeds") { check_independent(of(stream), of(Stream({2, 0}, "sizes"))); }
    SECTION("entities") {
        check_independent(of(stream), [&](int i) {
            return stream.uniform(static_cast<std::uint64_t>(i) + 1, 0);
        });
    }
    SECTION("the two uses of a block") {
        check_independent(of(stream),
                          [&](int i) { return stream.uniform(static_cast<std::uint64_t>(i), 1); });
    }
    SECTION("the uses of one entity") {
        Draw draw = stream.of(5);
        Draw ahead = stream.of(5);
        ahead.uniform();
        check_independent([&](int) { return draw.uniform(); },
                          [&](int) { return ahead.uniform(); });
    }
    SECTION("the same number as seed and as replication, over many of them") {
        check_independent(
            [](int i) {
                return Stream({static_cast<std::uint64_t>(i), 0}, "sizes").uniform(0, 0);
            },
            [](int i) {
                return Stream({0, static_cast<std::uint32_t>(i) + 1}, "sizes").uniform(0, 0);
            });
    }
}
