// The seam `markets`: what does an accelerator cost, and how does that change?
#pragma once

#include <concepts>
#include <variant>

#include "models/markets/fixed.hpp"
#include "models/markets/posted.hpp"

namespace models {

/// The factor by which a posted price changes, from the vacancy since the last look.
template <class M>
concept MarketPolicy = requires(const M market, double vacancy) {
    { market.factor(vacancy) } -> std::same_as<double>;
    { market.every() } -> std::same_as<Duration>;
    M::about;
    M::fields();
};

template <MarketPolicy... Markets>
using MarketList = std::variant<Markets...>;

/// Every market, the default first. To add one: write its file, name it here.
using Market = MarketList<Fixed, Posted>;

}  // namespace models
