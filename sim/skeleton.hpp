// A commented YAML file to start from: what is required stands there, what is not is commented out.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "sim/field_types.hpp"
#include "sim/json.hpp"
#include "sim/scalars.hpp"
#include "sim/schema.hpp"
#include "sim/writer.hpp"

namespace sim {

namespace skeleton {

/// Lines `# text`, wrapped.
std::string comment(std::size_t indent, std::string_view text);
/// `key: value`, or `#key: value` where it is left out.
std::string line(std::size_t indent, bool left_out, std::string_view key, std::string_view value);

class Writer {
  public:
    template <Section S>
    std::string whole(const std::map<std::string, std::string>& given) {
        std::string out = comment(0, S::about);
        fields_of<S>(0, false, given, out);
        return out;
    }

  private:
    template <Section S>
    void fields_of(std::size_t indent, bool left_out,
                   const std::map<std::string, std::string>& given, std::string& out) {
        const S defaults{};
        for_each_field<S>([&](const auto& field) {
            using T = typename std::decay_t<decltype(field)>::Type;
            if (indent == 0) out += '\n';
            out += comment(indent, field.text);
            if (const auto value = given.find(std::string(field.name)); value != given.end()) {
                out += line(indent, left_out, field.name, value->second);
                return;
            }
            const bool shown = field.rule.required || field.rule.suggested;
            value_of<T>(indent, left_out || !shown, field.name, field.in(defaults), shown, out);
        });
    }

    /// `example`: a value made up, since the default will not do.
    template <class T>
    void value_of(std::size_t indent, bool left_out, std::string_view key, const T& value,
                  bool example, std::string& out) {
        if constexpr (IsOptional<T>::value) {
            using Inner = typename T::value_type;
            value_of<Inner>(indent, left_out, key, Inner{}, true, out);
        } else if constexpr (HasShortForm<T>) {
            const auto expectation = expected<T>();
            out += line(indent, left_out, key,
                        example ? expectation.example : flow_text(json_of(value)));
        } else if constexpr (Choice<T>) {
            choice_of<std::variant_alternative_t<0, T>>(indent, left_out, key, out);
        } else if constexpr (Section<T>) {
            out += line(indent, left_out, key, "");
            fields_of<T>(indent + 2, left_out, {}, out);
        } else if constexpr (IsMap<T>::value) {
            using Inner = typename T::mapped_type;
            out += line(indent, left_out, key, "");
            value_of<Inner>(indent + 2, left_out, "first", Inner{}, true, out);
        } else if constexpr (IsVector<T>::value || IsArray<T>::value) {
            out += line(indent, left_out, key, example ? "[]" : flow_text(json_of(value)));
        } else if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool> ||
                             std::is_same_v<T, std::string>) {
            out += line(indent, left_out, key, flow_text(json_of(value)));
        } else {
            const std::string text = expected<T>().example;
            out += line(indent, left_out, key,
                        example ? text.substr(0, text.find('`')) : flow_text(json_of(value)));
        }
    }

    /// The default of a choice: its name, and its keys where some are required.
    template <Section S>
    void choice_of(std::size_t indent, bool left_out, std::string_view key, std::string& out) {
        bool bare = true;
        for_each_field<S>([&](const auto& field) { bare = bare && !field.rule.required; });
        if (bare) {
            out += line(indent, left_out, key, kind_of<S>());
            return;
        }
        out += line(indent, left_out, key, "");
        out += line(indent + 2, left_out, "kind", kind_of<S>());
        fields_of<S>(indent + 2, left_out, {}, out);
    }
};

}  // namespace skeleton

/// `given` are values for keys of the root.
template <Section S>
std::string skeleton_of(const std::map<std::string, std::string>& given = {}) {
    return skeleton::Writer().whole<S>(given);
}

}  // namespace sim
