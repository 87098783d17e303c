// Tables whose columns are known only when they are written, in the formats people open.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace analysis {

struct Column {
    std::string name{};
    std::string unit{};
    std::string about{};
};

/// Empty, a whole number, a number (empty where it is none), or a text.
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Takes tables row by row; what is written has its place only once it is closed, and is whole.
class TableSink {
  public:
    virtual ~TableSink() = default;

    /// Begins a table. Names are given once in each.
    virtual void begin(const std::string& table, const std::vector<Column>& columns) = 0;
    virtual void put(const std::vector<Cell>& row) = 0;

    /// Throws sim::FileError when anything could not be written.
    virtual void close() = 0;
};

/// How text is marked as UTF-8: Excel reads a table without a mark as of another encoding.
enum class ByteOrderMark { without, with };

/// TABLE.csv for each table, and schema.json of their columns, in a folder of its own: it replaces
/// an earlier one when it is closed.
std::unique_ptr<TableSink> csv_folder(const std::filesystem::path& folder, ByteOrderMark mark);

/// A workbook with a sheet for each table. Throws sim::FileError where a table has more rows than a
/// sheet can have.
std::unique_ptr<TableSink> workbook(const std::filesystem::path& file);

/// A database with a table for each.
std::unique_ptr<TableSink> database(const std::filesystem::path& file);

}  // namespace analysis
