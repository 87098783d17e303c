// Tidy tables: one observation a row, declared like everything else, written as CSV (RFC 4180).
#pragma once

#include <fmt/format.h>

#include <concepts>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "analysis/json.hpp"
#include "analysis/text_file.hpp"
#include "sim/money.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"
#include "sim/time.hpp"

namespace analysis {

using Cells = fmt::memory_buffer;

// A value as a cell: exact, the same on every machine, and a number wherever it is one.
void put_cell(Cells& cells, std::string_view text);  // quoted only where it must be
void put_cell(Cells& cells, bool value);
void put_cell(Cells& cells, double value);  // shortest that reads back the same; empty for NaN
void put_cell(Cells& cells, sim::Duration value);  // seconds, whole where they are
void put_cell(Cells& cells, sim::Time value);      // seconds since the start
void put_cell(Cells& cells, sim::Date value);      // 2025-01-31T12:00:00Z
void put_cell(Cells& cells, sim::Money value);     // yuan
/// What a cell says of a date.
std::string date_cell(sim::Date date);

template <std::integral T>
void put_cell(Cells& cells, T value) {
    fmt::format_to(fmt::appender(cells), "{}", value);
}
template <class E>
requires std::is_enum_v<E>
void put_cell(Cells& cells, E value) { put_cell(cells, sim::name_of(value)); }

template <sim::Dimension D, sim::Precision P>
void put_cell(Cells& cells, sim::Quantity<D, P> value) {
    put_cell(cells, value.value);
}
template <class T>
void put_cell(Cells& cells, const std::optional<T>& value) {
    if (value) put_cell(cells, *value);
}

/// What a column holds, for the declared schema; the unit is empty where there is none.
struct ColumnType {
    std::string type{};
    std::string unit{};
    bool may_be_empty = false;
};

template <class T>
ColumnType column_type() {
    if constexpr (requires {
                      typename T::value_type;
                      std::declval<T>().has_value();
                  }) {
        auto type = column_type<typename T::value_type>();
        type.may_be_empty = true;
        return type;
    } else if constexpr (std::same_as<T, bool>) {
        return {"boolean", "", false};
    } else if constexpr (std::integral<T>) {
        return {"integer", "", false};
    } else if constexpr (std::same_as<T, double>) {
        return {"number", "", true};
    } else if constexpr (std::same_as<T, sim::Duration> || std::same_as<T, sim::Time>) {
        return {"number", "s", false};
    } else if constexpr (std::same_as<T, sim::Date>) {
        return {"datetime", "", false};
    } else if constexpr (std::same_as<T, sim::Money>) {
        return {"number", "CNY", false};
    } else {
        return {"string", "", false};
    }
}

/// The declared schema of a table: description and columns.
template <sim::Section Row>
Json table_schema() {
    auto columns = Json::array();
    sim::for_each_field<Row>([&](const auto& field) {
        const auto [type, unit, may_be_empty] =
            column_type<typename std::decay_t<decltype(field)>::Type>();
        Json column{{"name", field.name}, {"type", type}};
        if (!unit.empty()) column["unit"] = unit;
        if (may_be_empty) column["may_be_empty"] = true;
        column["description"] = field.text;
        columns.push_back(column);
    });
    return {{"description", Row::about}, {"columns", columns}};
}

/// Writes rows as they come; memory does not grow. The header is the names of the fields.
template <sim::Section Row>
class Table {
  public:
    explicit Table(const std::filesystem::path& path) : file_(path) {
        put_line([](const auto& field, Cells& cells) { put_cell(cells, field.name); });
    }

    void put(const Row& row) {
        put_line([&](const auto& field, Cells& cells) { put_cell(cells, field.in(row)); });
    }

    /// All rows are on disk, or FileError is thrown.
    void close() { file_.close(); }

  private:
    template <class PutOne>
    void put_line(PutOne&& put_one) {
        bool first = true;
        sim::for_each_field<Row>([&](const auto& field) {
            if (!first) file_.buffer().push_back(',');
            first = false;
            put_one(field, file_.buffer());
        });
        file_.buffer().push_back('\n');
        file_.flush_if_full();
    }

    TextFile file_;
};

}  // namespace analysis
