// What a market leaves behind: tables, and a block of the summary.
#pragma once

#include "analysis/json.hpp"
#include "analysis/market_figures.hpp"
#include "analysis/market_rows.hpp"

namespace analysis {

/// The tables ladder, mismatch, prices, flows and, where there is one, hindcast. Tables is
/// CsvTables or MemoryTables.
template <class Tables>
void put_market(const MarketFigures& figures, const std::vector<HindcastRow>& hindcast,
                Tables& tables);

/// The ladder by month for all, each hub, chip, operator and class; mismatch by month in each unit
/// and of each class alone; prices by month and chip; the largest flows; energy; accounts; moments.
Json market_json(const MarketFigures& figures, const std::vector<HindcastRow>& hindcast);

/// Of the last twelve months: `{"months": […], "regions": {region: {chip: {accelerators,
/// in_service, rented, busy}}}}`, as in the ladder.
Json region_and_chip_json(const MarketFigures& figures);

}  // namespace analysis
