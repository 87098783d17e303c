// Numbers as people write them: exact decimals, and why a text is not one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// A value, or what is wrong with the text it should come from and what would be right.
template <class T>
struct Parsed {
    std::optional<T> value{};
    std::string problem{};
};

/// The number at the front of a text: digits * 10^exponent, and as the nearest double.
struct Decimal {
    bool negative = false;
    std::uint64_t digits = 0;  // the first 19 significant ones
    int exponent = 0;
    double real = 0;
    std::size_t length = 0;  // characters taken
};

/// Reads `-12.5e3`, followed by anything. The problem quotes the whole text.
Parsed<Decimal> parse_decimal(std::string_view text);

/// The decimal times `ticks`, rounded to the nearest whole number; nothing beyond 63 bits.
std::optional<std::int64_t> whole_ticks(const Decimal& decimal, std::int64_t ticks);

/// `ticks / ticks_per_unit` written exactly, as in `1.5`; `ticks_per_unit` is a power of ten.
std::string decimal_text(std::int64_t ticks, std::int64_t ticks_per_unit);

}  // namespace sim
