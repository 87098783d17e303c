// A declared struct as JSON, with every default filled in; the reader reads it back the same.
#pragma once

#include <cmath>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "sim/date_text.hpp"
#include "sim/ensure.hpp"
#include "sim/field_types.hpp"
#include "sim/json.hpp"
#include "sim/money.hpp"
#include "sim/quantity_text.hpp"
#include "sim/schema.hpp"

namespace sim {

template <class T>
Json json_of(const T& value);

namespace writer {

template <Section S>
Json fields_of(const S& section, Json object) {
    for_each_field<S>([&](const auto& field) {
        append(object, std::string(field.name), json_of(field.in(section)));
    });
    return object;
}

}  // namespace writer

template <class T>
Json json_of(const T& value) {
    if constexpr (IsOptional<T>::value) {
        return value ? json_of(*value) : Json();
    } else if constexpr (Choice<T>) {
        Json object = Json::object();
        append(object, "kind", std::string(kind_held(value)));
        return std::visit(
            [&](const auto& held) { return writer::fields_of(held, std::move(object)); }, value);
    } else if constexpr (Section<T>) {
        return writer::fields_of(value, Json::object());
    } else if constexpr (IsVector<T>::value || IsArray<T>::value) {
        Json list = Json::array();
        for (const auto& element : value) list.push_back(json_of(element));
        return list;
    } else if constexpr (IsMap<T>::value) {
        Json object = Json::object();
        for (const auto& [name, element] : value) append(object, name, json_of(element));
        return object;
    } else if constexpr (std::is_enum_v<T>) {
        return std::string(name_of(value));
    } else if constexpr (std::is_same_v<T, Duration>) {
        return duration_text(value);
    } else if constexpr (std::is_same_v<T, Date>) {
        return date_text(value);
    } else if constexpr (std::is_same_v<T, Moment>) {
        return moment_text(value);
    } else if constexpr (std::is_same_v<T, Money>) {
        return money_text(value);
    } else if constexpr (IsQuantity<T>::value) {
        return quantity_text(value);
    } else {
        if constexpr (std::is_same_v<T, double>)
            ensure(std::isfinite(value), "only finite numbers are written", value);
        return value;
    }
}

}  // namespace sim
