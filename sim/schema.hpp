// Declared fields: each key of a scenario is said once, in the struct that holds it.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "sim/names.hpp"

namespace sim {

/// What a value must fulfil. Bounds count in base units (seconds, bytes …) and hold for each
/// element of a list or map; `not_empty` speaks of a list, map or text itself.
struct Rule {
    bool required = false;
    bool not_empty = false;
    bool suggested = false;  // shown where a new scenario is begun, though not required
    bool setting = false;    // says how to look, not how the world is: needs no source
    std::optional<double> at_least{};
    std::optional<double> at_most{};
    std::optional<double> above{};
    std::optional<double> below{};
};

inline constexpr Rule required{.required = true};
inline constexpr Rule not_empty{.not_empty = true};
inline constexpr Rule suggested{.suggested = true};
inline constexpr Rule setting{.setting = true};
inline constexpr Rule positive{.above = 0.0};
inline constexpr Rule non_negative{.at_least = 0.0};
inline constexpr Rule fraction{.at_least = 0.0, .at_most = 1.0};
constexpr Rule at_least(double bound) { return {.at_least = bound}; }
constexpr Rule at_most(double bound) { return {.at_most = bound}; }
constexpr Rule above(double bound) { return {.above = bound}; }
constexpr Rule below(double bound) { return {.below = bound}; }

/// Both rules; of two bounds of a sort, the one on the right.
constexpr Rule operator|(const Rule& a, const Rule& b) {
    return {a.required || b.required,
            a.not_empty || b.not_empty,
            a.suggested || b.suggested,
            a.setting || b.setting,
            b.at_least ? b.at_least : a.at_least,
            b.at_most ? b.at_most : a.at_most,
            b.above ? b.above : a.above,
            b.below ? b.below : a.below};
}

template <class Member>
struct MemberOf;
template <class S, class T>
struct MemberOf<T S::*> {
    using Section = S;
    using Type = T;
};

/// One key of a section: the member's name is the key, its type the parser, its initializer the
/// default.
template <auto Member>
struct Field {
    using Section = typename MemberOf<decltype(Member)>::Section;
    using Type = typename MemberOf<decltype(Member)>::Type;
    static constexpr std::string_view name = member_name<Member>();

    std::string_view text;
    Rule rule;

    static constexpr Type& in(Section& section) { return section.*Member; }
    static constexpr const Type& in(const Section& section) { return section.*Member; }
};

/// `field<&Link::capacity>("Bytes per second in each direction.", required | positive)`.
template <auto Member>
constexpr Field<Member> field(std::string_view text, Rule rule = {}) {
    return {text, rule};
}

/// What `fields()` returns: `Fields{field<&Link::capacity>("…"), …}`. It holds them as bases, which
/// differ by their member: a tuple does the same, and takes the compiler many times as long.
template <class... All>
struct Fields : All... {
    static constexpr std::size_t count = sizeof...(All);

    template <class Visit>
    constexpr void for_each(Visit&& visit) const {
        (visit(static_cast<const All&>(*this)), ...);
    }
};
template <class... All>
Fields(All...) -> Fields<All...>;

/// A struct that lists its own keys: `about` and `fields()`. It may have
/// `std::optional<std::string> problem() const` for what its fields must fulfil together.
template <class T>
concept Section = std::is_class_v<T> && requires {
    { T::about } -> std::convertible_to<std::string_view>;
    T::fields();
};

template <class T>
concept ChecksItself = Section<T> && requires(const T& section) {
    { section.problem() } -> std::same_as<std::optional<std::string>>;
};

namespace schema {
template <class T>
struct IsChoice : std::false_type {};
template <class... Alternatives>
struct IsChoice<std::variant<Alternatives...>>
    : std::bool_constant<(Section<Alternatives> && ...)> {};
}  // namespace schema

/// A variant of sections; in YAML `kind: name` and the keys, or just the name. The first is the
/// default.
template <class T>
concept Choice = schema::IsChoice<T>::value;

/// Calls `visit(field)` for each field of a section, in order.
template <Section S, class Visit>
constexpr void for_each_field(Visit&& visit) {
    S::fields().for_each(visit);
}

namespace schema {
template <class First, class... Others>
constexpr const First& first_of(const Fields<First, Others...>& fields) {
    return fields;
}
}  // namespace schema

/// The first field of a section that has one.
template <Section S>
constexpr auto first_field() {
    return schema::first_of(S::fields());
}

namespace schema {
template <class T>
struct Alternatives;
template <class... All>
struct Alternatives<std::variant<All...>> {
    template <class Visit>
    static constexpr void visit(Visit&& call) {
        (call(std::type_identity<All>{}), ...);
    }
};
}  // namespace schema

/// Calls `visit(std::type_identity<Alternative>{})` for each alternative of a choice, in order.
template <Choice C, class Visit>
constexpr void for_each_alternative(Visit&& visit) {
    schema::Alternatives<C>::visit(visit);
}

/// The name of the alternative a choice holds.
template <Choice C>
std::string_view kind_held(const C& choice) {
    return std::visit([](const auto& held) { return kind_of<std::decay_t<decltype(held)>>(); },
                      choice);
}

}  // namespace sim
