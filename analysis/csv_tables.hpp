// The tables of a run as files.
#pragma once

#include <fmt/format.h>

#include <string_view>

#include "analysis/json.hpp"
#include "analysis/result_folder.hpp"
#include "analysis/tables.hpp"

namespace analysis {

/// NAME.csv in the folder of a run, and what schema.json says of each.
class CsvTables {
  public:
    template <sim::Section Row>
    using TableOf = Table<Row>;

    explicit CsvTables(const ResultFolder& folder) : folder_(folder) {}

    /// An empty table; there is none of that name yet.
    template <sim::Section Row>
    Table<Row> open(std::string_view name) {
        const auto file = fmt::format("{}.csv", name);
        schemas_[file] = table_schema<Row>();
        return Table<Row>(folder_.file(file));
    }

    const Json& schemas() const { return schemas_; }

  private:
    const ResultFolder& folder_;
    Json schemas_ = Json::object();
};

}  // namespace analysis
