// Which shapes a declared field may have.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/money.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace sim {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
struct IsArray : std::false_type {};
template <class T, std::size_t N>
struct IsArray<std::array<T, N>> : std::true_type {};

template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

template <class T>
struct IsQuantity : std::false_type {};
template <Dimension D, Precision P>
struct IsQuantity<Quantity<D, P>> : std::true_type {};

namespace schema {
template <class S>
constexpr bool has_one_value() {
    if constexpr (!Section<S>) {
        return false;
    } else if constexpr (decltype(S::fields())::count != 1) {
        return false;
    } else {
        return first_field<S>().name == "value";
    }
}
template <class T>
struct ShortForm : std::false_type {};
template <class First, class... Rest>
struct ShortForm<std::variant<First, Rest...>> : std::bool_constant<has_one_value<First>()> {};
}  // namespace schema

/// Whether a value of the type counts or measures.
template <class T>
constexpr bool is_number() {
    return (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) || std::is_same_v<T, Duration> ||
           std::is_same_v<T, Money> || IsQuantity<T>::value;
}

/// A choice whose first alternative has just a `value`, which may stand for all of it: `10 min` for
/// `{kind: constant, value: 10 min}`.
template <class T>
concept HasShortForm = Choice<T> && schema::ShortForm<T>::value;

/// The names of a choice's alternatives, in order.
template <Choice C>
std::vector<std::string> kinds_of() {
    std::vector<std::string> kinds;
    for_each_alternative<C>(
        [&]<class S>(std::type_identity<S>) { kinds.emplace_back(kind_of<S>()); });
    return kinds;
}

}  // namespace sim
