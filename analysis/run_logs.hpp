// The tables that grow while a run goes on: a row a job, a record left out, a transfer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/network_rows.hpp"
#include "analysis/rows.hpp"
#include "models/world.hpp"

namespace analysis {

/// `jobs`, `skipped` and, where there is a network, `transfers`. Tables is CsvTables or
/// MemoryTables; the world must be watched (`Watch::jobs`) and outlive this.
template <class Tables>
class RunLogs {
  public:
    RunLogs(Tables& tables, const models::World& world);

    /// Takes the rows that the world holds: to be called between slices of a run.
    void fetch_from(models::World& world);
    void close();

  private:
    void put(const models::JobRow& row);
    void put_skipped_of(models::World& world);
    void put_transfers_of(models::World& world);

    const models::Measured& measured_;
    typename Tables::template TableOf<JobsRow> jobs_;
    typename Tables::template TableOf<SkippedRow> skipped_;
    std::optional<typename Tables::template TableOf<TransfersRow>> transfers_{};
    std::vector<std::string> users_{};  // of the network
};

}  // namespace analysis
