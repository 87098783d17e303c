// The JSON Schema (draft-07) of a declared struct, for editors and other programs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "sim/field_types.hpp"
#include "sim/json.hpp"
#include "sim/provenance.hpp"
#include "sim/quantity_text.hpp"
#include "sim/scalars.hpp"
#include "sim/schema.hpp"
#include "sim/writer.hpp"

namespace sim {

namespace json_schema {

/// A number, or a share such as `85 %`.
Json number(const Rule& rule, std::string_view type);
Json text(const Rule& rule);
/// A text that a pattern describes; `due` is what an editor says where it does not fit.
Json pattern(const std::string& pattern, const Expected& due);
Json date();
Json duration();
/// An object of named values, or nothing.
Json names(Json value, const Rule& rule);
Json list(Json element, const Rule& rule);
Json described(Json value, std::string_view text);
/// An object of keys; notes of the user's own, `x-…`, are free.
Json section(Json properties, const std::vector<std::string>& required, std::string_view about);
Json words(const std::vector<std::string>& words);
Json any_of(std::vector<Json> ways);
/// The value, or another way to write it.
Json or_else(Json value, Json other);
/// "a duration" -> `duration_or_choice`: a name for a choice that has none of its own.
std::string definition_name(std::string_view what);

/// Any value with the keys of its provenance.
Json sourced_value(Json provenance);

/// One address for each type.
template <class T>
inline constexpr char tag = 0;

class Writer {
  public:
    template <Section S>
    Json whole(std::string_view title) {
        Json schema = Json::object();
        append(schema, "$schema", "http://json-schema.org/draft-07/schema#");
        append(schema, "title", std::string(title));
        Json root = section_of<S>("");
        root.erase("required");
        for (const auto& [key, value] : root.items()) append(schema, key, value);
        const Json files = any_of({text({}), list(text({}), {})});
        append(schema["properties"], "extends",
               described(files, "Scenarios that this one is laid over."));
        Json bare = Json::object();  // what is missing may come from the base
        append(bare, "required", Json::array({"extends"}));
        Json full = Json::object();
        append(full, "required", required_of<S>());
        append(schema, "anyOf", Json::array({std::move(bare), std::move(full)}));
        append(schema, "definitions", definitions_);
        return schema;
    }

  private:
    template <class T>
    Json of(std::string_view field, const Rule& rule) {
        if constexpr (IsOptional<T>::value) {
            return any_of({of<typename T::value_type>(field, rule), {{"type", "null"}}});
        } else if constexpr (Choice<T>) {
            std::string name(field);
            if constexpr (HasShortForm<T>) name = definition_name(expected<T>().what);
            return defined<T>(name, [&] { return choice_of<T>(field); });
        } else if constexpr (Section<T>) {
            return defined<T>(kind_of<T>(), [&] { return section_of<T>(""); });
        } else if constexpr (IsVector<T>::value) {
            return list(sourced<typename T::value_type>(field, rule), rule);
        } else if constexpr (IsArray<T>::value) {
            Json fixed = list(sourced<typename T::value_type>(field, rule), rule);
            append(fixed, "minItems", std::tuple_size_v<T>);
            append(fixed, "maxItems", std::tuple_size_v<T>);
            return fixed;
        } else if constexpr (IsMap<T>::value) {
            return names(sourced<typename T::mapped_type>(field, rule), rule);
        } else if constexpr (std::is_same_v<T, bool>) {
            return {{"type", "boolean"}};
        } else if constexpr (std::is_enum_v<T>) {
            return words(scalar::words_of<T>());
        } else if constexpr (std::is_integral_v<T>) {
            return number(std::is_signed_v<T> ? rule : at_least(0) | rule, "integer");
        } else if constexpr (std::is_same_v<T, double>) {
            return any_of({number(rule, "number"), pattern(quantity_pattern({}), expected<T>())});
        } else if constexpr (std::is_same_v<T, std::string>) {
            return text(rule);
        } else if constexpr (std::is_same_v<T, Duration>) {
            return duration();
        } else if constexpr (std::is_same_v<T, Date>) {
            return date();
        } else if constexpr (std::is_same_v<T, Moment>) {
            return any_of({date(), duration()});
        } else if constexpr (std::is_same_v<T, Money>) {
            return pattern(quantity_pattern(dimension::money), expected<T>());
        } else {
            return pattern(quantity_pattern(T::dimension, T::precision), expected<T>());
        }
    }

    /// The type, alone or with its provenance.
    template <class T>
    Json sourced(std::string_view field, const Rule& rule) {
        if (!definitions_.contains("sourced")) {
            definitions_["sourced"] = Json::object();
            definitions_["sourced"] = sourced_value(section_of<Provenance>(""));
        }
        return or_else(of<T>(field, rule), {{"$ref", "#/definitions/sourced"}});
    }

    template <class T, class Make>
    Json defined(std::string_view wanted, Make&& make) {
        auto found = defined_.find(&tag<T>);
        if (found == defined_.end()) {
            std::string name(wanted);
            for (int i = 2; definitions_.contains(name); ++i)
                name = fmt::format("{}_{}", wanted, i);
            definitions_[name] = Json::object();  // keeps the name while it is made
            found = defined_.emplace(&tag<T>, name).first;
            Json made = make();
            definitions_[name] = std::move(made);
        }
        return {{"$ref", fmt::format("#/definitions/{}", found->second)}};
    }

    template <Section S>
    static std::vector<std::string> required_of() {
        std::vector<std::string> required;
        for_each_field<S>([&](const auto& field) {
            if (field.rule.required) required.emplace_back(field.name);
        });
        return required;
    }

    /// The keys of a section; with `kind` before them if it is an alternative of a choice.
    template <Section S>
    Json section_of(std::string_view kind) {
        Json properties = Json::object();
        std::vector<std::string> required;
        if (!kind.empty()) {
            append(properties, "kind", {{"const", std::string(kind)}});
            required.emplace_back("kind");
        }
        for (const std::string& name : required_of<S>()) required.push_back(name);
        const S defaults{};
        for_each_field<S>([&](const auto& field) {
            using T = typename std::decay_t<decltype(field)>::Type;
            Json value{};
            if constexpr (std::is_same_v<S, Provenance>) {
                value = described(of<T>(field.name, field.rule), field.text);
            } else {
                value = described(sourced<T>(field.name, field.rule), field.text);
            }
            if constexpr (!Section<T> && !IsMap<T>::value && !IsOptional<T>::value)
                if (!field.rule.required) append(value, "default", json_of(field.in(defaults)));
            append(properties, std::string(field.name), std::move(value));
        });
        return section(std::move(properties), required, S::about);
    }

    template <Choice T>
    Json choice_of(std::string_view field) {
        std::vector<std::string> bare;
        std::vector<Json> ways;
        if constexpr (HasShortForm<T>) {
            using First = std::variant_alternative_t<0, T>;
            const auto value = first_field<First>();
            ways.push_back(of<typename decltype(value)::Type>(field, value.rule));
        }
        for_each_alternative<T>([&]<class S>(std::type_identity<S>) {
            Json keys = section_of<S>(kind_of<S>());
            if (keys["required"].size() == 1) bare.emplace_back(kind_of<S>());
            ways.push_back(std::move(keys));
        });
        if (!bare.empty()) ways.insert(ways.begin(), words(bare));
        return any_of(std::move(ways));
    }

    Json definitions_ = Json::object();
    std::map<const void*, std::string> defined_;
};

}  // namespace json_schema

template <Section S>
Json schema_of(std::string_view title) {
    return json_schema::Writer().whole<S>(title);
}

}  // namespace sim
