#include "analysis/run_results.hpp"

#include <fmt/format.h>

#include "analysis/csv_tables.hpp"
#include "analysis/log_counts.hpp"
#include "analysis/market_results.hpp"
#include "analysis/memory_tables.hpp"
#include "analysis/network_results.hpp"
#include "analysis/rows.hpp"

namespace analysis {

RunResults::RunResults(const models::World& of, const std::string& name, bool complete)
    : world(of), metrics(of.report()), inputs(inputs_of(of.scenario)) {
    outline = {name,
               complete,
               world.scenario.seed,
               world.scenario.replication,
               world.fingerprint.value(),
               world.engine.events(),
               world.scenario.start,
               world.now()};
    summary = outline_json(outline);
    summary["metrics"] = metrics_json(metrics);
    if (const auto logs = log_counts_json(world); !logs.empty()) summary["logs"] = logs;
    if (world.record) {
        market.emplace(world);
        hindcast = hindcast_rows(*market);
        summary["market"] = market_json(*market, hindcast);
    }
    if (world.transport) summary["network"] = network_json(world);
    if (!inputs.empty()) summary["inputs"] = inputs_json(inputs);
}

std::string RunResults::summary_file() const { return fmt::format("{}\n", summary.dump(2)); }

template <class Tables>
void RunResults::put_tables(Tables& tables) const {
    const auto& measured = world.metrics.measured();
    const auto start = world.scenario.start;
    auto series = tables.template open<TimeseriesRow>("timeseries");
    for (const auto& row : world.series.rows(world.now())) {
        series.put({start + row.from.time_since_epoch(), start + row.until.time_since_epoch(),
                    row.from, row.until, measured.clusters[row.cluster], row.arrived, row.started,
                    row.served, row.lost, row.waiting, row.busy});
    }
    series.close();
    if (!inputs.empty()) {
        auto table = tables.template open<InputsRow>("inputs");
        for (const auto& row : inputs) table.put(row);
        table.close();
    }
    if (market) put_market(*market, hindcast, tables);
    if (world.transport) put_network(world, tables);
}

template void RunResults::put_tables(CsvTables&) const;
template void RunResults::put_tables(MemoryTables&) const;

std::string name_of_run(const models::Scenario& scenario, const std::filesystem::path& file) {
    return scenario.name.empty() ? file.stem().string() : scenario.name;
}

}  // namespace analysis
