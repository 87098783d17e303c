// Money as a whole number, so that all accounts sum to exactly zero.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>

#include "sim/quantity.hpp"

namespace sim {

/// Whole millionths of a yuan: up to 9.2 trillion yuan.
struct Money {
    std::int64_t micro_yuan = 0;

    constexpr auto operator<=>(const Money&) const = default;
    constexpr Money operator-() const { return {-micro_yuan}; }
    constexpr Money& operator+=(Money o) { return micro_yuan += o.micro_yuan, *this; }
    constexpr Money& operator-=(Money o) { return micro_yuan -= o.micro_yuan, *this; }
    friend constexpr Money operator+(Money a, Money b) { return a += b; }
    friend constexpr Money operator-(Money a, Money b) { return a -= b; }
};

/// The nearest millionth (a tie goes to the even one); nothing if it is too large to hold.
inline std::optional<Money> money_of(Yuan yuan) {
    const double micro = std::nearbyint(yuan.value * 1e6);
    constexpr double limit = 9.223372036854775e18;
    if (!(micro > -limit && micro < limit)) return std::nullopt;
    return Money{static_cast<std::int64_t>(micro)};
}

constexpr Yuan in_yuan(Money m) { return {static_cast<double>(m.micro_yuan) / 1e6}; }

}  // namespace sim
