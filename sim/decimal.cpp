// Numbers as people write them. Accepted: an optional sign, digits without a leading zero, an
// optional fraction after a point, an optional exponent.
#include "sim/decimal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sim {

namespace {

__extension__ using Wide = __int128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_at(std::string_view text, std::size_t from) {
    std::size_t n = from;
    while (n < text.size() && is_digit(text[n])) ++n;
    return n - from;
}

bool names_no_finite_number(std::string_view text) {
    std::string lower;
    for (const char c : text.substr(0, text.find(' '))) {
        if (c == '+' || c == '-' || c == '.') continue;
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower == "nan" || lower == "inf" || lower == "infinity";
}

void take(Decimal& decimal, std::string_view digits, bool fraction) {
    for (const char c : digits) {
        if (decimal.digits < 1'000'000'000'000'000'000U) {
            decimal.digits = decimal.digits * 10 + static_cast<std::uint64_t>(c - '0');
            if (fraction) --decimal.exponent;
        } else if (!fraction) {
            ++decimal.exponent;
        }
    }
}

/// A comma may be meant as a decimal point or, before three digits, as a separator of thousands.
std::string comma_problem(std::string_view text, std::size_t at) {
    const auto with = [&](std::string_view sign) {
        return fmt::format("{}{}{}", text.substr(0, at), sign, text.substr(at + 1));
    };
    if (digits_at(text, at + 1) == 3)
        return fmt::format("`{}` has a comma; write `{}` or `{}`", text, with(""), with("."));
    return fmt::format("`{}` has a comma; write `{}`", text, with("."));
}

}  // namespace

Parsed<Decimal> parse_decimal(std::string_view text) {
    if (names_no_finite_number(text)) return {{}, fmt::format("`{}` is not a finite number", text)};
    Decimal decimal;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        decimal.negative = text[0] == '-';
        at = 1;
    }
    const std::size_t start = at;
    const std::size_t integer = digits_at(text, at);
    if (integer == 0) {
        if (text.substr(at).starts_with('.') && digits_at(text, at + 1) > 0)
            return {{},
                    fmt::format("`{}` has no digit before the point; write `0{}`", text,
                                text.substr(at))};
        return {{}, fmt::format("`{}` is not a number", text)};
    }
    take(decimal, text.substr(at, integer), false);
    at += integer;
    if (text.substr(at).starts_with('.')) {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) return {{}, fmt::format("`{}` has no digit after the point", text)};
        take(decimal, text.substr(at + 1, fraction), true);
        at += 1 + fraction;
    }
    if (integer > 1 && text[start] == '0') {
        const std::size_t zeros = std::min(text.find_first_not_of('0', start), start + integer - 1);
        return {{}, fmt::format("`{}` starts with a zero; write `{}`", text, text.substr(zeros))};
    }
    if (at + 1 < text.size() && text[at] == ',' && is_digit(text[at + 1]))
        return {{}, comma_problem(text, at)};
    if (at + 1 < text.size() && text[at] == '_' && is_digit(text[at + 1]))
        return {{}, fmt::format("`{}` has a separator of thousands; write the digits only", text)};
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t exponent_at = at + 1;
        if (exponent_at < text.size() && (text[exponent_at] == '-' || text[exponent_at] == '+'))
            ++exponent_at;
        const std::size_t digits = digits_at(text, exponent_at);
        if (digits > 0) {
            int exponent = 0;
            for (const char c : text.substr(exponent_at, digits))
                exponent = std::min(exponent * 10 + (c - '0'), 100'000);
            decimal.exponent += text[at + 1] == '-' ? -exponent : exponent;
            at = exponent_at + digits;
        }
    }
    const auto [end, error] = std::from_chars(text.data() + start, text.data() + at, decimal.real);
    if (error == std::errc::result_out_of_range && decimal.exponent > 0)
        return {{}, fmt::format("`{}` is too large", text)};
    if (error != std::errc{}) decimal.real = 0;
    if (decimal.negative) decimal.real = -decimal.real;
    decimal.length = at;
    return {decimal, {}};
}

std::optional<std::int64_t> whole_ticks(const Decimal& decimal, std::int64_t ticks) {
    constexpr Wide limit = static_cast<Wide>(1) << 63;
    Wide value = static_cast<Wide>(decimal.digits) * ticks;
    for (int i = 0; i < decimal.exponent && value != 0; ++i) {
        value *= 10;
        if (value >= limit) return std::nullopt;
    }
    if (decimal.exponent < 0) {
        Wide divisor = 1;
        for (int i = 0; i < std::min(-decimal.exponent, 37); ++i) divisor *= 10;
        const Wide rest = value % divisor;
        value /= divisor;
        if (rest >= divisor - rest) ++value;
        if (-decimal.exponent > 37) value = 0;
    }
    if (value > limit || (value == limit && !decimal.negative)) return std::nullopt;
    return static_cast<std::int64_t>(decimal.negative ? -value : value);
}

std::string decimal_text(std::int64_t ticks, std::int64_t ticks_per_unit) {
    const bool negative = ticks < 0;
    const auto bits = static_cast<std::uint64_t>(ticks);
    const std::uint64_t size = negative ? 0 - bits : bits;
    const auto unit = static_cast<std::uint64_t>(ticks_per_unit);
    std::string text = fmt::format("{}{}", negative ? "-" : "", size / unit);
    if (const std::uint64_t rest = size % unit; rest != 0) {
        std::string fraction = fmt::format("{}", unit + rest);  // a leading 1 keeps the zeros
        fraction.erase(fraction.find_last_not_of('0') + 1);
        fraction[0] = '.';
        text += fraction;
    }
    return text;
}

}  // namespace sim
