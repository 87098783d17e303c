// Who contributed how much: Shapley values of a set function.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/ensure.hpp"

namespace models {

/// (2^players) What `value` says of each set of players, given as bits.
template <class Value>
std::vector<double> over_all_sets(int players, const Value& value) {
    sim::ensure(0 <= players && players <= 8, "few enough players to see every set", players);
    std::vector<double> values;
    for (std::uint32_t set = 0; set < 1u << players; ++set)
        values.push_back(static_cast<double>(value(set)));
    return values;
}

/// How many players a list over all sets is of.
inline int players_of(std::span<const double> values) {
    sim::ensure(std::has_single_bit(values.size()), "a value for each set", values.size());
    return std::countr_zero(values.size());
}

/// (size of the set without the player) |T|! (n - |T| - 1)! / n!
inline std::vector<double> shapley_weights(int players) {
    std::vector<double> weights;
    double weight = players > 0 ? 1.0 / players : 0;
    for (int size = 0; size < players; ++size) {
        weights.push_back(weight);
        weight *= (size + 1.0) / (players - size - 1.0);
    }
    return weights;
}

/// (players) The average gain from adding a player to those before it, over all orders (Shapley
/// 1953; for the decomposition of statistics Shorrocks 2013). Sums to value(all) - value(none).
inline std::vector<double> shapley(std::span<const double> values) {
    const int players = players_of(values);
    const auto weights = shapley_weights(players);
    std::vector<double> shares(static_cast<std::size_t>(players));
    for (std::uint32_t set = 0; set < values.size(); ++set)
        for (std::size_t player = 0; player < shares.size(); ++player) {
            const auto bit = 1u << player;
            if ((set & bit) != 0) continue;
            const auto size = static_cast<std::size_t>(std::popcount(set));
            shares[player] += weights[size] * (values[set | bit] - values[set]);
        }
    return shares;
}

/// How much more two players bring together than apart: positive where one needs the other,
/// negative where they stand in for each other (Grabisch, Roubens 1999).
inline double interaction(std::span<const double> values, int one, int other) {
    const auto weights = shapley_weights(players_of(values) - 1);
    const auto a = 1u << one;
    const auto b = 1u << other;
    double sum = 0;
    for (std::uint32_t set = 0; set < values.size(); ++set) {
        if ((set & (a | b)) != 0) continue;
        sum += weights[static_cast<std::size_t>(std::popcount(set))] *
               (values[set | a | b] - values[set | a] - values[set | b] + values[set]);
    }
    return sum;
}

}  // namespace models
