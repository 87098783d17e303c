// Names taken from the code: members, types and enumerators as the compiler spells them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace sim {

namespace names {

// g++ 12: "… [with auto V = &Link::capacity]", clang 14: "… [V = &Link::capacity]". The return type
// is `auto` so that g++ lists no further substitution.
template <auto V>
constexpr auto spelled() {
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("V = ") + 4);
    text.remove_suffix(1);
    return text;
}

template <class T>
constexpr auto spelled() {
    std::string_view text = __PRETTY_FUNCTION__;
    text.remove_prefix(text.find("T = ") + 4);
    text.remove_suffix(1);
    return text;
}

/// The last identifier of a qualified name, without template arguments.
constexpr std::string_view last(std::string_view text) {
    if (text.ends_with(')')) text.remove_suffix(1);
    if (text.ends_with('>')) {
        int depth = 0;
        do {
            if (text.back() == '>') ++depth;
            if (text.back() == '<') --depth;
            text.remove_suffix(1);
        } while (depth > 0);
    }
    const auto colon = text.rfind(':');
    return colon == std::string_view::npos ? text : text.substr(colon + 1);
}

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// `BestFit` -> `best_fit`, spelled into an array that lives as long as the program.
template <class T>
struct Snake {
    static constexpr std::string_view camel = last(spelled<T>());
    static constexpr std::size_t size = [] {
        std::size_t n = camel.size();
        for (std::size_t i = 1; i < camel.size(); ++i) n += is_upper(camel[i]);
        return n;
    }();
    static constexpr std::array<char, size> letters = [] {
        std::array<char, size> out{};
        std::size_t n = 0;
        for (std::size_t i = 0; i < camel.size(); ++i) {
            if (i > 0 && is_upper(camel[i])) out[n++] = '_';
            out[n++] = is_upper(camel[i]) ? static_cast<char>(camel[i] - 'A' + 'a') : camel[i];
        }
        return out;
    }();
};

}  // namespace names

/// The name of a member, as in `member_name<&Link::capacity>()`; a final `_` is left out.
template <auto Member>
constexpr std::string_view member_name() {
    std::string_view name = names::last(names::spelled<Member>());
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

/// The YAML name of a type: `kind_of<BestFit>() == "best_fit"`; template arguments are left out.
template <class T>
constexpr std::string_view kind_of() {
    return {names::Snake<T>::letters.data(), names::Snake<T>::letters.size()};
}

namespace names {

constexpr std::size_t most_enumerators = 32;

template <class E, std::size_t I>
constexpr std::string_view enumerator() {
    std::string_view name = last(spelled<static_cast<E>(I)>());
    if (name.find(')') != name.npos) return {};  // "(sim::Colour)7": no such enumerator
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

template <class E, std::size_t I = 0>
constexpr std::size_t count_enumerators() {
    if constexpr (I == most_enumerators) {
        return I;
    } else if constexpr (enumerator<E, I>().empty()) {
        return I;
    } else {
        return count_enumerators<E, I + 1>();
    }
}

template <class E, std::size_t... I>
constexpr auto list_enumerators(std::index_sequence<I...>) {
    return std::array<std::string_view, sizeof...(I)>{enumerator<E, I>()...};
}

}  // namespace names

/// The names of an enum whose values are 0, 1, 2 … without a gap, in that order.
template <class E>
requires std::is_enum_v<E>
constexpr auto enumerators() {
    return names::list_enumerators<E>(std::make_index_sequence<names::count_enumerators<E>()>{});
}

template <class E>
requires std::is_enum_v<E>
constexpr std::string_view name_of(E e) { return enumerators<E>()[static_cast<std::size_t>(e)]; }

/// The enumerator of that name.
template <class E>
requires std::is_enum_v<E>
constexpr std::optional<E> enumerator_named(std::string_view name) {
    constexpr auto all = enumerators<E>();
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == name) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace sim
