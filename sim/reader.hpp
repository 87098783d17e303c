// A document into a declared struct, with all problems at once. Instantiate in few places: it is
// slow to compile.
#pragma once

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "sim/document.hpp"
#include "sim/field_types.hpp"
#include "sim/scalars.hpp"
#include "sim/schema.hpp"

namespace sim {

/// A number, quantity, duration or amount of money as a document gives it, settings left out.
struct StatedNumber {
    const Node* node = nullptr;
    std::string path{};
    const Node* provenance = nullptr;  // its own or that of what it stands in
};

/// Reads values at paths of a document and collects what is wrong with them, and on request the
/// numbers.
class Reader {
  public:
    explicit Reader(Document& document, std::vector<StatedNumber>* numbers = nullptr)
        : document_(document), numbers_(numbers) {}

    /// The whole document as a section. Look into `document.problems` before using it.
    template <Section S>
    S read() {
        S section{};
        read_section(document_.root(), document_.root().place, section, {});
        return section;
    }

    /// A node that stands at a path, as a section.
    template <Section S>
    S read_part(const Node& node, std::string_view path) {
        S section{};
        path_ = path;
        read_section(node, node.place, section, {});
        path_.clear();
        return section;
    }

  private:
    /// What is said of a node holds for all in it, unless more is said.
    struct Covered {
        Covered(Reader& reader, const Node& node)
            : provenance(reader.provenance_), before(reader.provenance_) {
            if (node.provenance != nullptr) provenance = node.provenance;
        }
        ~Covered() { provenance = before; }
        Covered(const Covered&) = delete;
        Covered& operator=(const Covered&) = delete;
        const Node*& provenance;
        const Node* before;
    };

    /// Puts a key behind the path while it lives.
    struct Inside {
        Inside(Reader& reader, std::string_view key) : path(reader.path_), before(path) {
            path = path_to(before, key);
        }
        ~Inside() { path = std::move(before); }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;
        std::string& path;
        std::string before;
    };

    void problem(const Place& place, std::string_view message) {
        document_.problems.add(place, path_, message);
    }

    template <class T>
    void read_value(const Node& node, const Place& place, T& out, const Rule& rule) {
        const Covered covered(*this, node);
        if constexpr (IsOptional<T>::value) {
            if (node.kind == Node::Kind::nothing) {
                out.reset();
            } else {
                read_value(node, place, out.emplace(), rule);
            }
        } else if constexpr (Choice<T>) {
            read_choice(node, place, out);
        } else if constexpr (Section<T>) {
            read_section(node, place, out, {});
        } else if constexpr (IsVector<T>::value || IsArray<T>::value) {
            read_list(node, out, rule);
        } else if constexpr (IsMap<T>::value) {
            read_map(node, out, rule);
        } else {
            read_scalar(node, out, rule);
        }
    }

    template <class T>
    void read_scalar(const Node& node, T& out, const Rule& rule) {
        if constexpr (is_number<T>())
            if (numbers_ != nullptr && !in_setting_)
                numbers_->push_back({&node, path_, provenance_});
        const Parsed<T> parsed = parse_scalar<T>(node);
        if (!parsed.value) {
            problem(node.place, half_wrapped(node).value_or(parsed.problem));
        } else if (const auto broken = broken_rule(node, *parsed.value, rule)) {
            problem(node.place, *broken);
        } else {
            out = *parsed.value;
        }
    }

    template <class T>
    void read_list(const Node& node, T& out, const Rule& rule) {
        if (!is_list(node)) return;
        const std::size_t size = node.entries.size();
        if constexpr (IsArray<T>::value) {
            if (size != out.size())
                return problem(node.place, fmt::format("a list of {} is due", out.size()));
        } else {
            if (size == 0 && rule.not_empty) return problem(node.place, "at least one is due");
            out.clear();
            out.resize(size);
        }
        for (std::size_t i = 0; i < size; ++i) {
            const Inside inside(*this, fmt::format("[{}]", i));
            typename T::value_type value{};
            read_value(*node.entries[i].value, node.entries[i].value->place, value, rule);
            out[i] = std::move(value);
        }
    }

    template <class T>
    void read_map(const Node& node, std::map<std::string, T>& out, const Rule& rule) {
        if (!is_map(node)) return;
        if (node.entries.empty() && rule.not_empty)
            return problem(node.place, "at least one is due");
        out.clear();
        for (const Entry& entry : node.entries) {
            const Inside inside(*this, entry.key);
            if (const auto wrong = wrong_name(entry.key)) problem(entry.key_place, *wrong);
            read_value(*entry.value, entry.key_place, out[entry.key], rule);
        }
    }

    /// `place` is that of the key the section stands under; `kind` the one already read, if any.
    template <Section S>
    void read_section(const Node& node, const Place& place, S& out, std::string_view kind) {
        if (!is_map(node)) return;
        const std::size_t before = problems_seen();
        std::vector<std::string> known;
        if (!kind.empty()) known.emplace_back("kind");
        for_each_field<S>([&](const auto& field) {
            known.emplace_back(field.name);
            const Entry* entry = node.find(field.name);
            if (entry != nullptr) {
                const Inside inside(*this, field.name);
                const bool outer = std::exchange(in_setting_, in_setting_ || field.rule.setting);
                read_value(*entry->value, entry->key_place, field.in(out), field.rule);
                in_setting_ = outer;
            } else if (field.rule.required) {
                using T = typename std::decay_t<decltype(field)>::Type;
                missing(place, field.name, expected<T>());
            }
        });
        report_unknown(node, known);
        if (problems_seen() == before) check(place, out);
    }

    template <class T>
    void read_choice(const Node& node, const Place& place, T& out) {
        const std::vector<std::string> kinds = kinds_of<T>();
        std::string alternative;
        if constexpr (HasShortForm<T>) {
            if (is_short_form(node, kinds)) {
                std::variant_alternative_t<0, T> first{};
                const auto field = first_field<std::variant_alternative_t<0, T>>();
                read_value(node, place, field.in(first), field.rule);
                check(place, first);
                out = std::move(first);
                return;
            }
            alternative = expected<T>().due();
        }
        const std::string* kind = kind_given(node, place, kinds, alternative);
        if (kind == nullptr) return;
        for_each_alternative<T>([&]<class S>(std::type_identity<S>) {
            if (*kind != kind_of<S>()) return;
            S section{};
            read_section(node.kind == Node::Kind::map ? node : nothing(), place, section,
                         kind_of<S>());
            out = std::move(section);
        });
    }

    template <Section S>
    void check(const Place& place, const S& section) {
        if constexpr (ChecksItself<S>) {
            if (const auto wrong = section.problem()) problem(place, *wrong);
        }
    }

    static const Node& nothing();
    static std::optional<std::string> half_wrapped(const Node& node);
    static bool is_short_form(const Node& node, const std::vector<std::string>& kinds);
    static std::optional<std::string> wrong_name(std::string_view name);

    bool is_list(const Node& node);
    bool is_map(const Node& node);
    const std::string* kind_given(const Node& node, const Place& place,
                                  const std::vector<std::string>& kinds,
                                  const std::string& alternative);
    void missing(const Place& place, std::string_view name, const Expected& due);
    void report_unknown(const Node& node, const std::vector<std::string>& known);
    std::size_t problems_seen() const { return document_.problems.count(); }

    Document& document_;
    std::vector<StatedNumber>* numbers_;
    const Node* provenance_ = nullptr;
    bool in_setting_ = false;
    std::string path_;
};

}  // namespace sim
