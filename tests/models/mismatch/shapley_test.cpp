// Shapley values against games with known answers: SH-01 to SH-04 of the project's methods notes,
// section 2.1, and the axioms.
#include "models/mismatch/shapley.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/random.hpp"

using namespace models;

namespace {

using Values = std::vector<double>;

Approx nearly(double value) { return Approx(value).epsilon(1e-12).margin(1e-12); }

void check(const Values& found, const Values& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == nearly(expected[i]));
}

// The longest runway that anybody of a set needs.
Values airport(const Values& costs) {
    return over_all_sets(static_cast<int>(costs.size()), [&](std::uint32_t set) {
        double most = 0;
        for (std::size_t i = 0; i < costs.size(); ++i)
            if ((set >> i & 1) != 0) most = std::max(most, costs[i]);
        return most;
    });
}

Values random_game(int players, std::uint32_t replication) {
    const sim::Stream stream({11, replication}, "games");
    return over_all_sets(players, [&](std::uint32_t set) { return stream.uniform(set, 0); });
}

}  // namespace

TEST_CASE("the only right glove is worth most") {
    const auto gloves = over_all_sets(3, [](std::uint32_t set) {
        return (set & 4) != 0 && (set & 3) != 0 ? 1 : 0;  // SH-01: L1, L2, R
    });
    check(shapley(gloves), {1.0 / 6, 1.0 / 6, 2.0 / 3});
    CHECK(interaction(gloves, 0, 2) > 0);  // a pair of gloves
    CHECK(interaction(gloves, 0, 1) < 0);  // one left glove stands in for the other
}

TEST_CASE("each part of a runway is shared by those who need it") {
    check(shapley(airport({1, 2, 3})), {1.0 / 3, 5.0 / 6, 11.0 / 6});                     // SH-02
    check(shapley(airport({3, 5, 9, 14})), {3.0 / 4, 17.0 / 12, 41.0 / 12, 101.0 / 12});  // SH-03
}

TEST_CASE("frictions that add to each other") {
    const Values game{0, 100, 200, 450, 50, 180, 300, 600};  // SH-04: bits G, C, S
    check(shapley(game), {590.0 / 3, 920.0 / 3, 290.0 / 3});
    CHECK(interaction(game, 0, 1) == nearly(160));
    CHECK(interaction(game, 0, 2) == nearly(40));
    CHECK(interaction(game, 2, 1) == nearly(60));
}

TEST_CASE("weights of orders") {
    check(shapley_weights(6), {1.0 / 6, 1.0 / 30, 1.0 / 60, 1.0 / 60, 1.0 / 30, 1.0 / 6});
    check(shapley_weights(4), {1.0 / 4, 1.0 / 12, 1.0 / 12, 1.0 / 4});
    check(shapley_weights(1), {1});
    CHECK(shapley(Values{5}).empty());
}

TEST_CASE("the shares of any game keep the axioms") {
    const auto players = GENERATE(1, 2, 5, 8);
    const auto replication = GENERATE(0u, 1u, 2u);
    const auto game = random_game(players, replication);
    const auto shares = shapley(game);

    double sum = 0;
    for (const double share : shares) sum += share;
    CHECK(sum == nearly(game.back() - game.front()));  // efficiency

    const auto other = random_game(players, replication + 10);
    Values both = game;
    for (std::size_t i = 0; i < both.size(); ++i) both[i] += other[i];
    const auto others = shapley(other);
    const auto all = shapley(both);
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i] == nearly(shares[i] + others[i]));
}

TEST_CASE("a player who changes nothing gets nothing, and equal players get equal shares") {
    const auto base = random_game(4, GENERATE(3u, 4u));
    // player 0 counts for nothing; players 1 and 2 only count by how many they are
    const auto game = over_all_sets(4, [&](std::uint32_t set) {
        const auto equals = std::popcount(set & 6u);
        return base[static_cast<std::size_t>(equals) * 4 + (set >> 3 & 1)];
    });
    const auto shares = shapley(game);
    CHECK(shares[0] == nearly(0));
    CHECK(shares[1] == nearly(shares[2]));
    CHECK(interaction(game, 0, 3) == nearly(0));
}
