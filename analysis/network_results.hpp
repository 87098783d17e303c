// What a network leaves behind: tables, and a block of the summary.
#pragma once

#include "analysis/json.hpp"
#include "models/world.hpp"

namespace analysis {

/// The tables links and hauls. Tables is CsvTables or MemoryTables.
template <class Tables>
void put_network(const models::World& world, Tables& tables);

/// By month: the utilization and congestion of each direction of a link, what was moved for each
/// class; each link over the time measured; and the accounts of carriers.
Json network_json(const models::World& world);

}  // namespace analysis
