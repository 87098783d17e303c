// Single values of a document: what is due for each type, reading, and the rules they must keep.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/date_text.hpp"
#include "sim/decimal.hpp"
#include "sim/document.hpp"
#include "sim/field_types.hpp"
#include "sim/money.hpp"
#include "sim/names.hpp"
#include "sim/quantity_text.hpp"
#include "sim/schema.hpp"
#include "sim/units.hpp"

namespace sim {

/// What a value of a type is, in words.
struct Expected {
    std::string what;
    std::string example{};  // empty where the words suffice

    /// "a rate is due, such as `40 /h`"
    std::string due() const;
    /// "a rate, such as `40 /h`"
    std::string example_text() const;
};

template <class T>
Expected expected();

/// Reads a single value.
template <class T>
Parsed<T> parse_scalar(const Node& node);

/// How a value breaks a rule, if it does.
template <class T>
std::optional<std::string> broken_rule(const Node& node, const T& value, const Rule& rule);

/// What a bound of a rule looks like for a field of type T: `10 min` for 600.
template <class T>
std::string bound_text(double bound);

namespace scalar {

/// The text of a node, if it is one that may hold a value of that sort.
Parsed<std::string> text_of(const Node& node, const Expected& expected);
Parsed<std::string> plain_text_of(const Node& node, const Expected& expected);

Parsed<bool> parse_bool(const Node& node);
Parsed<double> parse_real(const Node& node);
/// As a real number of seconds, but no longer than a duration may be.
Parsed<double> parse_seconds(std::string_view text);
Parsed<std::int64_t> parse_signed(const Node& node, std::int64_t least, std::int64_t most);
Parsed<std::uint64_t> parse_unsigned(const Node& node, std::uint64_t most);
Parsed<std::size_t> parse_word(const Node& node, const std::vector<std::string>& words);
std::string words_text(const std::vector<std::string>& words);

/// "; did you mean `rate`?", or nothing.
std::string guess(std::string_view wrong, const std::vector<std::string>& known);

using BoundText = std::string (*)(double);
std::optional<std::string> out_of_range(const Node& node, double value, const Rule& rule,
                                        BoundText text);

template <class T, class U>
Parsed<T> converted(const Parsed<U>& parsed) {
    if (!parsed.value) return {{}, parsed.problem};
    if constexpr (IsQuantity<T>::value) {
        return {T{*parsed.value}, {}};
    } else {
        return {static_cast<T>(*parsed.value), {}};
    }
}

template <class E>
std::vector<std::string> words_of() {
    std::vector<std::string> words;
    for (const std::string_view word : enumerators<E>()) words.emplace_back(word);
    return words;
}

template <class T>
double base_units(const T& value) {
    if constexpr (std::is_same_v<T, Duration>) {
        return seconds(value);
    } else if constexpr (std::is_same_v<T, Money>) {
        return in_yuan(value).value;
    } else if constexpr (std::is_same_v<T, Moment>) {
        const auto* after = std::get_if<Duration>(&value.given);
        return after == nullptr ? 0 : seconds(*after);
    } else if constexpr (IsQuantity<T>::value) {
        return value.value;
    } else {
        return static_cast<double>(value);
    }
}

}  // namespace scalar

template <class T>
Expected expected() {
    if constexpr (IsOptional<T>::value) {
        return expected<typename T::value_type>();
    } else if constexpr (IsVector<T>::value) {
        return {"a list", "[…]"};
    } else if constexpr (IsArray<T>::value) {
        return {"a list", "[…]"};
    } else if constexpr (IsMap<T>::value) {
        return {"a map of names"};
    } else if constexpr (HasShortForm<T>) {
        using First = std::variant_alternative_t<0, T>;
        using Value = typename decltype(first_field<First>())::Type;
        return expected<Value>();
    } else if constexpr (Choice<T>) {
        return {scalar::words_text(kinds_of<T>())};
    } else if constexpr (Section<T>) {
        return {"a map of keys"};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {"true or false"};
    } else if constexpr (std::is_enum_v<T>) {
        return {scalar::words_text(scalar::words_of<T>())};
    } else if constexpr (std::is_integral_v<T>) {
        return {"a whole number", "8"};
    } else if constexpr (std::is_same_v<T, std::string>) {
        return {"a text"};
    } else if constexpr (std::is_same_v<T, Duration>) {
        return {"a duration", "10 min"};
    } else if constexpr (std::is_same_v<T, Date>) {
        return {"a date", "2025-01-31"};
    } else if constexpr (std::is_same_v<T, Moment>) {
        return {"a date or a duration", "2025-01-31` or `30 d"};
    } else if constexpr (std::is_same_v<T, Money>) {
        return {"an amount of money", "100 CNY"};
    } else if constexpr (std::is_same_v<T, double>) {
        return {"a plain number", "1.5"};
    } else {
        const Described described = describe(T::dimension, T::precision);
        return {described.name, described.example};
    }
}

template <class T>
Parsed<T> parse_scalar(const Node& node) {
    using Limits = std::numeric_limits<T>;
    if constexpr (std::is_same_v<T, bool>) {
        return scalar::parse_bool(node);
    } else if constexpr (std::is_enum_v<T>) {
        return scalar::converted<T>(scalar::parse_word(node, scalar::words_of<T>()));
    } else if constexpr (std::is_integral_v<T> && std::is_signed_v<T>) {
        return scalar::converted<T>(scalar::parse_signed(node, Limits::min(), Limits::max()));
    } else if constexpr (std::is_integral_v<T>) {
        return scalar::converted<T>(scalar::parse_unsigned(node, Limits::max()));
    } else if constexpr (std::is_same_v<T, double>) {
        return scalar::parse_real(node);
    } else if constexpr (std::is_same_v<T, std::string>) {
        return node.kind == Node::Kind::text ? Parsed<std::string>{node.text, {}}
                                             : scalar::text_of(node, expected<T>());
    } else {
        const Parsed<std::string> text = scalar::text_of(node, expected<T>());
        if (!text.value) return {{}, text.problem};
        if constexpr (std::is_same_v<T, Duration>) {
            return parse_duration(*text.value);
        } else if constexpr (std::is_same_v<T, Date>) {
            return parse_date(*text.value);
        } else if constexpr (std::is_same_v<T, Moment>) {
            return parse_moment(*text.value);
        } else if constexpr (std::is_same_v<T, Money>) {
            return parse_money(*text.value);
        } else if constexpr (std::is_same_v<T, Seconds>) {
            return scalar::converted<T>(scalar::parse_seconds(*text.value));
        } else {
            const auto parsed = parse_quantity(*text.value, T::dimension, T::precision);
            if (!parsed.value) return {{}, parsed.problem};
            return {T{*parsed.value}, {}};
        }
    }
}

template <class T>
std::string bound_text(double bound) {
    if constexpr (IsQuantity<T>::value) {
        return quantity_text(bound, T::dimension, T::precision);
    } else if constexpr (std::is_same_v<T, Duration> || std::is_same_v<T, Moment>) {
        return quantity_text(bound, dimension::time);
    } else if constexpr (std::is_same_v<T, Money>) {
        return quantity_text(bound, dimension::money);
    } else {
        return quantity_text(bound, {});
    }
}

template <class T>
std::optional<std::string> broken_rule(const Node& node, const T& value, const Rule& rule) {
    if constexpr (std::is_same_v<T, std::string>) {
        if (rule.not_empty && value.empty()) return "this text may not be empty";
    } else if constexpr (!std::is_enum_v<T> && !std::is_same_v<T, bool> &&
                         !std::is_same_v<T, Date>) {
        return scalar::out_of_range(node, scalar::base_units(value), rule, bound_text<T>);
    }
    return std::nullopt;
}

}  // namespace sim
