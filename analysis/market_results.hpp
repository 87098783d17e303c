// What a market leaves behind: tables, and a block of the summary.
#pragma once

#include "analysis/json.hpp"
#include "analysis/market_figures.hpp"
#include "analysis/market_rows.hpp"
#include "analysis/result_folder.hpp"

namespace analysis {

/// Writes ladder.csv, mismatch.csv, prices.csv, flows.csv and, where there is one, hindcast.csv;
/// adds their schemas to `tables`.
void write_market(const ResultFolder& folder, const MarketFigures& figures,
                  const std::vector<HindcastRow>& hindcast, Json& tables);

/// The ladder by month for all, each hub, chip, operator and class; mismatch by month in each unit
/// and of each class alone; prices by month and chip; the largest flows; energy; accounts; moments.
Json market_json(const MarketFigures& figures, const std::vector<HindcastRow>& hindcast);

/// Of the last twelve months: `{"months": […], "regions": {region: {chip: {accelerators,
/// in_service, rented, busy}}}}`, as in the ladder.
Json region_and_chip_json(const MarketFigures& figures);

}  // namespace analysis
