#include "analysis/sweep/memory_sink.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace analysis {
namespace {

using ColumnCells = std::vector<Cell>;

template <class T>
bool any_is(const ColumnCells& cells) {
    return std::ranges::any_of(cells,
                               [](const Cell& cell) { return std::holds_alternative<T>(cell); });
}

template <class T>
std::vector<T> values_of(const ColumnCells& cells, const T& nothing) {
    std::vector<T> values;
    for (const auto& cell : cells) {
        const auto* value = std::get_if<T>(&cell);
        values.push_back(value == nullptr ? nothing : *value);
    }
    return values;
}

// What a column holds shows in its cells: whole numbers, numbers, or texts.
MemoryColumn column_of(const Column& column, const ColumnCells& cells) {
    const auto make = [&](const char* type) {
        return memory_column(column.name, {type, column.unit}, column.about);
    };
    if (any_is<double>(cells)) {
        auto made = make("number");
        made.values = values_of(cells, std::numeric_limits<double>::quiet_NaN());
        return made;
    }
    if (any_is<std::int64_t>(cells)) {
        auto made = make("integer");
        made.values = values_of(cells, std::int64_t{0});
        return made;
    }
    auto made = make("string");
    made.values = values_of(cells, std::string());
    return made;
}

class MemorySink : public TableSink {
  public:
    explicit MemorySink(std::map<std::string, MemoryTable>& tables) : tables_(tables) {}

    void begin(const std::string& table, const std::vector<Column>& columns) override {
        finish();
        name_ = table;
        columns_ = columns;
        cells_.assign(columns.size(), {});
    }

    void put(const std::vector<Cell>& row) override {
        for (std::size_t i = 0; i < row.size(); ++i) cells_[i].push_back(row[i]);
    }

    void close() override { finish(); }

  private:
    void finish() {
        if (columns_.empty()) return;
        auto& table = tables_[name_];
        for (std::size_t i = 0; i < columns_.size(); ++i)
            table.columns.push_back(column_of(columns_[i], cells_[i]));
        columns_.clear();
    }

    std::map<std::string, MemoryTable>& tables_;
    std::string name_{};
    std::vector<Column> columns_{};
    std::vector<ColumnCells> cells_{};  // (column)
};

}  // namespace

std::unique_ptr<TableSink> memory_sink(std::map<std::string, MemoryTable>& tables) {
    return std::make_unique<MemorySink>(tables);
}

}  // namespace analysis
