// Tables in memory, column by column: what CSV holds, for those who compute with it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/tables.hpp"
#include "sim/schema.hpp"

namespace analysis {

/// A column. Its values are whole numbers where `type` is integer, boolean (0 and 1) or datetime
/// (nanoseconds since 1970), numbers where it is number, else texts. What is an empty cell in CSV
/// is not a number, or an empty text.
struct MemoryColumn {
    std::string name{};
    std::string type{};  // as schema.json has it
    std::string unit{};
    std::string about{};
    std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values{};
};

struct MemoryTable {
    std::string about{};
    std::vector<MemoryColumn> columns{};
};

/// An empty column for values of that type.
MemoryColumn memory_column(std::string_view name, const ColumnType& type, std::string_view about);

// Adds a value to a column of its type.
void add_value(MemoryColumn& column, std::string_view value);
void add_value(MemoryColumn& column, double value);
void add_value(MemoryColumn& column, sim::Duration value);  // the double nearest to its seconds
void add_value(MemoryColumn& column, sim::Time value);
void add_value(MemoryColumn& column, sim::Date value);
void add_value(MemoryColumn& column, sim::Money value);
void add_nothing(MemoryColumn& column);

template <std::integral T>
void add_value(MemoryColumn& column, T value) {
    std::get<std::vector<std::int64_t>>(column.values).push_back(static_cast<std::int64_t>(value));
}
template <class E>
requires std::is_enum_v<E>
void add_value(MemoryColumn& column, E value) { add_value(column, sim::name_of(value)); }

template <class T>
void add_value(MemoryColumn& column, const std::optional<T>& value) {
    static_assert(!std::integral<T>, "a column of whole numbers has no way to be empty");
    if (value) return add_value(column, *value);
    add_nothing(column);
}

/// Takes rows as Table does.
template <sim::Section Row>
class Columns {
  public:
    explicit Columns(MemoryTable& table) : table_(&table) {
        table.about = Row::about;
        sim::for_each_field<Row>([&](const auto& field) {
            table.columns.push_back(memory_column(
                field.name, column_type<typename std::decay_t<decltype(field)>::Type>(),
                field.text));
        });
    }

    void put(const Row& row) {
        auto column = table_->columns.begin();
        sim::for_each_field<Row>([&](const auto& field) { add_value(*column++, field.in(row)); });
    }

    void close() {}

  private:
    MemoryTable* table_;
};

/// The tables of a run, by their names without `.csv`.
class MemoryTables {
  public:
    template <sim::Section Row>
    using TableOf = Columns<Row>;

    template <sim::Section Row>
    Columns<Row> open(const std::string& name) {
        return Columns<Row>(tables_[name]);
    }

    std::map<std::string, MemoryTable> take() { return std::exchange(tables_, {}); }

  private:
    std::map<std::string, MemoryTable> tables_{};
};

}  // namespace analysis
