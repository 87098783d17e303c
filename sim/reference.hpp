// The reference of a declared struct: every key and every choice, in Markdown.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "sim/field_types.hpp"
#include "sim/json.hpp"
#include "sim/json_schema.hpp"
#include "sim/scalars.hpp"
#include "sim/schema.hpp"
#include "sim/writer.hpp"

namespace sim {

/// "more than 0", "from 1 to 10"; empty if anything goes.
std::string range_text(const Rule& rule, scalar::BoundText bound);

namespace reference {

std::string row(std::string_view key, std::string_view value, std::string_view standard,
                std::string_view text);
std::string table(const std::string& rows);
std::string link(std::string_view name);

class Writer {
  public:
    template <Section S>
    std::string whole(std::string_view title) {
        std::string after;
        std::string out = fmt::format("# {}\n\n{}\n\n", title, S::about);
        out += table(rows_of<S>(after));
        return out + after;
    }

  private:
    /// What a value may be; what must be said of it elsewhere is added to `after`.
    template <class T>
    std::string value_of(std::string_view field, const Rule& rule, std::string& after) {
        if constexpr (IsOptional<T>::value) {
            return value_of<typename T::value_type>(field, rule, after);
        } else if constexpr (Choice<T>) {
            std::string name(field);
            if constexpr (HasShortForm<T>) name = json_schema::definition_name(expected<T>().what);
            const std::string to =
                defined<T>(name, after, [&](std::string& page) { choice_page<T>(page); });
            if constexpr (HasShortForm<T>)
                return fmt::format("{}, or {}", expected<T>().example_text(), to);
            return to;
        } else if constexpr (Section<T>) {
            return defined<T>(kind_of<T>(), after, [&](std::string& page) {
                std::string further;
                page += fmt::format("{}\n\n{}", T::about, table(rows_of<T>(further)));
                page += further;
            });
        } else if constexpr (IsVector<T>::value || IsArray<T>::value) {
            return fmt::format("a list: {}", value_of<typename T::value_type>(field, rule, after));
        } else if constexpr (IsMap<T>::value) {
            return fmt::format("by name: {}",
                               value_of<typename T::mapped_type>(field, rule, after));
        } else if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool> ||
                             std::is_same_v<T, std::string> || std::is_same_v<T, Date>) {
            return expected<T>().example_text();
        } else {
            const std::string range = range_text(rule, bound_text<T>);
            return fmt::format("{}{}{}", expected<T>().example_text(), range.empty() ? "" : "; ",
                               range);
        }
    }

    template <class T, class Page>
    std::string defined(std::string_view wanted, std::string& after, Page&& page) {
        auto found = defined_.find(&json_schema::tag<T>);
        if (found == defined_.end()) {
            std::string name(wanted);
            for (int i = 2; names_.contains(name); ++i) name = fmt::format("{}_{}", wanted, i);
            names_[name] = true;
            found = defined_.emplace(&json_schema::tag<T>, name).first;
            std::string text = fmt::format("## {}\n\n", name);
            page(text);
            after += text;
        }
        return link(found->second);
    }

    template <Section S>
    std::string rows_of(std::string& after) {
        std::string rows;
        const S defaults{};
        for_each_field<S>([&](const auto& field) {
            using T = typename std::decay_t<decltype(field)>::Type;
            std::string standard;
            if (field.rule.required) {
                standard = "**required**";
            } else if constexpr (!Section<T> && !IsMap<T>::value && !IsOptional<T>::value) {
                const std::string text = flow_text(json_of(field.in(defaults)));
                if (text != "\"\"" && text != "[]") standard = fmt::format("`{}`", text);
            }
            const std::string value = value_of<T>(field.name, field.rule, after);
            rows += row(field.name, value, standard, field.text);
        });
        return rows;
    }

    template <Choice T>
    void choice_page(std::string& page) {
        std::string further;
        if constexpr (HasShortForm<T>)
            page +=
                fmt::format("{}, or `kind:` and the keys below.\n\n", expected<T>().example_text());
        bool first = true;
        for_each_alternative<T>([&]<class S>(std::type_identity<S>) {
            page += fmt::format("### {}{}\n\n{}\n\n", kind_of<S>(), first ? " (the default)" : "",
                                S::about);
            page += table(rows_of<S>(further));
            first = false;
        });
        page += further;
    }

    std::map<const void*, std::string> defined_;
    std::map<std::string, bool> names_;
};

}  // namespace reference

template <Section S>
std::string reference_of(std::string_view title) {
    return reference::Writer().whole<S>(title);
}

}  // namespace sim
