// A run against what was observed.
#pragma once

#include <string>
#include <vector>

#include "analysis/json.hpp"
#include "analysis/market_figures.hpp"
#include "analysis/market_rows.hpp"

namespace analysis {

/// One row an observation, in their order. Where the run has no such value (its month was not
/// simulated, or nothing is meant by `of`), `simulated` is not a number and `within` false.
std::vector<HindcastRow> hindcast_rows(const MarketFigures& figures);

Json hindcast_json(const std::vector<HindcastRow>& rows);

/// The rows as a table for people, and how many are within, calibrated and out of sample.
std::string hindcast_text(const std::vector<HindcastRow>& rows);

}  // namespace analysis
