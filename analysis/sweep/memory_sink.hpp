// The tables of a sweep in memory.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "analysis/memory_tables.hpp"
#include "analysis/sweep/table_sink.hpp"

namespace analysis {

/// Puts each table into `tables`, which must outlive it, once the next begins or all is closed.
std::unique_ptr<TableSink> memory_sink(std::map<std::string, MemoryTable>& tables);

}  // namespace analysis
