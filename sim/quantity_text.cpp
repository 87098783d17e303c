// Quantities as text.
#include "sim/quantity_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/ensure.hpp"
#include "sim/names.hpp"
#include "sim/units.hpp"

namespace sim {

namespace {

struct Measured {
    Decimal number;
    Unit unit;
};

std::string due(const Dimension& dimension, Precision precision) {
    const Described described = describe(dimension, precision);
    return fmt::format("{} is due, such as `{}`", described.name, described.example);
}

/// `1 h 30 min`: a second number after a unit.
bool is_compound(std::string_view unit) {
    const auto digit = unit.find_first_of("0123456789");
    return digit != unit.npos && digit > 0 && unit[digit - 1] == ' ';
}

Parsed<Measured> parse_measured(std::string_view text, const Dimension& dimension,
                                Precision precision) {
    const Parsed<Decimal> number = parse_decimal(text);
    if (!number.value) {
        const bool no_number = number.problem.ends_with("is not a number");
        if (no_number)
            return {{},
                    fmt::format("`{}` is not a number with a unit; {}", text,
                                due(dimension, precision))};
        return {{}, number.problem};
    }
    const std::string_view rest = text.substr(number.value->length);
    if (rest.find_first_not_of(' ') == rest.npos)
        return {{}, fmt::format("`{}` has no unit; {}", text, due(dimension, precision))};
    if (is_compound(rest))
        return {{},
                fmt::format("`{}` has more than one unit; write one number and one unit, such "
                            "as `{}`",
                            text, describe(dimension, precision).example)};
    const Parsed<Unit> unit = parse_unit(rest);
    if (!unit.value) {
        const bool hinted = unit.problem.find(';') != std::string::npos;
        return {{},
                hinted
                    ? fmt::format("`{}`: {}", text, unit.problem)
                    : fmt::format("`{}`: {}; {}", text, unit.problem, due(dimension, precision))};
    }
    const Unit& of = *unit.value;
    if (of.dimension != dimension)
        return {{},
                fmt::format("`{}` is {}; {}", text, describe(of.dimension, of.precision).name,
                            due(dimension, precision))};
    if (of.precision != precision) {
        const std::string is = of.precision == Precision::none
                                   ? "does not say its precision"
                                   : fmt::format("counts operations at {}", name_of(of.precision));
        if (precision == Precision::none)
            return {{}, fmt::format("`{}` {}; no precision is due here", text, is)};
        return {{}, fmt::format("`{}` {}; {}", text, is, due(dimension, precision))};
    }
    return {Measured{*number.value, of}, {}};
}

double in_base_units(const Decimal& number, const Unit& unit) {
    return number.real * unit.numerator / unit.denominator;
}

}  // namespace

Parsed<double> parse_number(std::string_view text) {
    const Parsed<Decimal> number = parse_decimal(text);
    if (!number.value) return {{}, number.problem};
    std::string_view rest = text.substr(number.value->length);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (rest == "%") return {number.value->real / 100, {}};
    if (rest.empty()) return {number.value->real, {}};
    if (const Parsed<Unit> unit = parse_unit(rest); unit.value)
        return {{},
                fmt::format("`{}` is {}; a plain number is due, without a unit", text,
                            describe(unit.value->dimension, unit.value->precision).name)};
    return {{}, fmt::format("`{}` is not a plain number", text)};
}

Parsed<double> parse_quantity(std::string_view text, const Dimension& dimension,
                              Precision precision) {
    if (dimension == Dimension{}) return parse_number(text);
    const Parsed<Measured> read = parse_measured(text, dimension, precision);
    if (!read.value) return {{}, read.problem};
    const double value = in_base_units(read.value->number, read.value->unit);
    if (!std::isfinite(value)) return {{}, fmt::format("`{}` is too large", text)};
    return {value, {}};
}

Parsed<Duration> parse_duration(std::string_view text) {
    const Parsed<Measured> read = parse_measured(text, dimension::time, Precision::none);
    if (!read.value) return {{}, read.problem};
    const Unit& unit = read.value->unit;
    const auto ticks = static_cast<std::int64_t>(unit.numerator * 1e9 / unit.denominator);
    const auto count = whole_ticks(read.value->number, ticks);
    if (!count)
        return {
            {},
            fmt::format("`{}` is too long; the longest duration is 2^63 ns, some 292 years", text)};
    return {Duration{*count}, {}};
}

Parsed<Money> parse_money(std::string_view text) {
    const Parsed<Measured> read = parse_measured(text, dimension::money, Precision::none);
    if (!read.value) return {{}, read.problem};
    const double ticks = read.value->unit.numerator * 1e6;
    const auto micro = ticks < 9e18
                           ? whole_ticks(read.value->number, static_cast<std::int64_t>(ticks))
                           : std::nullopt;
    if (!micro)
        return {{},
                fmt::format("`{}` is too much; the largest sum is 9.2 million million CNY", text)};
    return {Money{*micro}, {}};
}

std::string quantity_text(double value, const Dimension& dimension, Precision precision) {
    ensure(std::isfinite(value), "only finite numbers are written", value);
    std::string best = fmt::format("{}", value);
    if (dimension == Dimension{}) return best;
    std::size_t shortest = std::string::npos;
    for (const std::string& name : describe(dimension, precision).units) {
        const Unit unit = *parse_unit(name).value;
        const std::string number = fmt::format("{}", value * unit.denominator / unit.numerator);
        const Parsed<Decimal> read = parse_decimal(number);
        if (!read.value || in_base_units(*read.value, unit) != value) continue;
        if (number.size() >= shortest) continue;
        shortest = number.size();
        best = fmt::format("{} {}", number, name);
    }
    return best;
}

std::string duration_text(Duration duration) {
    struct Named {
        std::int64_t ticks;
        std::string_view name;
        bool decimal;
    };
    constexpr std::int64_t second = 1'000'000'000;
    constexpr std::array units{
        Named{second, "s", true},
        Named{60 * second, "min", false},
        Named{3600 * second, "h", false},
        Named{86400 * second, "d", false},
        Named{1'000'000, "ms", true},
        Named{1'000, "us", true},
        Named{1, "ns", true},
    };
    std::string best;
    std::size_t shortest = std::string::npos;
    for (const auto& unit : units) {
        if (!unit.decimal && duration.count() % unit.ticks != 0) continue;
        const std::string number = unit.decimal ? decimal_text(duration.count(), unit.ticks)
                                                : fmt::format("{}", duration.count() / unit.ticks);
        if (number.size() >= shortest) continue;
        shortest = number.size();
        best = fmt::format("{} {}", number, unit.name);
    }
    return best;
}

std::string money_text(Money money) {
    return fmt::format("{} CNY", decimal_text(money.micro_yuan, 1'000'000));
}

std::string quantity_pattern(const Dimension& dimension, Precision precision) {
    constexpr std::string_view number = R"([-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?)";
    if (dimension == Dimension{}) return fmt::format("^{} *%$", number);
    return fmt::format("^{} *{}$", number, unit_pattern(dimension, precision));
}

}  // namespace sim
