// All that a run says once it is over, for files, for people and for other programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/hindcast.hpp"
#include "analysis/inputs.hpp"
#include "analysis/json.hpp"
#include "analysis/market_figures.hpp"
#include "analysis/market_rows.hpp"
#include "analysis/summary.hpp"
#include "models/world.hpp"

namespace analysis {

/// Of a finished world, which must outlive it.
struct RunResults {
    /// `complete`: it came to its end.
    RunResults(const models::World& world, const std::string& name, bool complete);

    const models::World& world;
    Outline outline{};
    std::vector<models::MetricValue> metrics{};
    std::optional<MarketFigures> market{};  // where there is one
    std::vector<HindcastRow> hindcast{};
    std::vector<InputsRow> inputs{};
    Json summary{};

    /// summary.json as a file has it.
    std::string summary_file() const;

    /// The tables that a run has at its end: `timeseries`, and those of inputs, market and network
    /// where there are any. Tables is CsvTables or MemoryTables.
    template <class Tables>
    void put_tables(Tables& tables) const;
};

/// What a run of a scenario from that file is called: results are filed under it.
std::string name_of_run(const models::Scenario& scenario, const std::filesystem::path& file);

}  // namespace analysis
