// What a network leaves behind: tables, and a block of the summary.
#pragma once

#include "analysis/json.hpp"
#include "analysis/network_rows.hpp"
#include "analysis/result_folder.hpp"
#include "analysis/tables.hpp"
#include "models/world.hpp"

namespace analysis {

/// Writes links.csv and hauls.csv; adds their schemas to `tables`.
void write_network(const ResultFolder& folder, const models::World& world, Json& tables);

/// By month: the utilization and congestion of each direction of a link, what was moved for each
/// class; each link over the time measured; and the accounts of carriers.
Json network_json(const models::World& world);

/// The rows of transfers.csv, fetched from the world between its slices.
class TransfersTable {
  public:
    TransfersTable(const ResultFolder& folder, const models::World& world);
    void fetch_from(models::World& world);
    void close() { table_.close(); }

  private:
    Table<TransfersRow> table_;
    std::vector<std::string> users_;
};

}  // namespace analysis
