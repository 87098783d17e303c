// Quantities, durations and money as text: `10 Gbit/s`, `10 min`, `100 CNY`; printing is exact.
#pragma once

#include <string>
#include <string_view>

#include "sim/decimal.hpp"
#include "sim/money.hpp"
#include "sim/quantity.hpp"
#include "sim/time.hpp"

namespace sim {

/// A number without a unit, or a share such as `85 %`.
Parsed<double> parse_number(std::string_view text);

/// A number with a unit of that dimension, in base units.
Parsed<double> parse_quantity(std::string_view text, const Dimension& dimension,
                              Precision precision = Precision::none);

/// A number with a unit of time, to the nearest nanosecond; decimals are exact.
Parsed<Duration> parse_duration(std::string_view text);

/// A number with a unit of money, to the nearest millionth of a yuan; decimals are exact.
Parsed<Money> parse_money(std::string_view text);

/// The shortest text that parse_quantity reads as this very double.
std::string quantity_text(double value, const Dimension& dimension,
                          Precision precision = Precision::none);
template <Dimension D, Precision P>
std::string quantity_text(Quantity<D, P> q) {
    return quantity_text(q.value, D, P);
}
std::string duration_text(Duration duration);
std::string money_text(Money money);

/// A regular expression (ECMA 262) for what parse_quantity accepts.
std::string quantity_pattern(const Dimension& dimension, Precision precision = Precision::none);

}  // namespace sim
