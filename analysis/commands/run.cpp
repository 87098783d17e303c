// `run`: plays a scenario and writes what came of it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>

#include "analysis/commands.hpp"
#include "analysis/hindcast.hpp"
#include "analysis/inputs.hpp"
#include "analysis/log_counts.hpp"
#include "analysis/market_results.hpp"
#include "analysis/network_links.hpp"
#include "analysis/network_results.hpp"
#include "analysis/progress.hpp"
#include "analysis/report.hpp"
#include "analysis/result_folder.hpp"
#include "analysis/rows.hpp"
#include "analysis/signals.hpp"
#include "analysis/summary.hpp"
#include "analysis/tables.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"

namespace analysis {
namespace {

using WallClock = std::chrono::steady_clock;

// Enough events that looking up costs nothing, few enough that Ctrl-C is heard at once.
constexpr std::uint64_t slice = 100'000;

std::vector<std::string> all_sets(const Run& command) {
    auto sets = command.sets;
    if (command.seed) sets.push_back(fmt::format("--seed={}", *command.seed));
    if (command.until) sets.push_back(fmt::format("--until={}", *command.until));
    return sets;
}

std::string name_of_run(const Run& command, const models::Scenario& scenario) {
    return scenario.name.empty() ? command.scenario.stem().string() : scenario.name;
}

std::optional<std::filesystem::path> folder_for(const Run& command, const std::string& name) {
    if (command.folder) return command.folder;
    if (command.json && !command.jobs_log) return std::nullopt;
    return std::filesystem::path("results") / name;
}

// The rows of jobs.csv, fetched from the world between its slices.
class JobsTable {
  public:
    JobsTable(const ResultFolder& folder, const models::Measured& measured)
        : table_(folder.file("jobs.csv")), measured_(measured) {}

    void fetch_from(models::World& world) {
        for (const auto& row : world.log.fetch()) {
            JobsRow out{row.job,
                        row.submitted,
                        {},
                        {},
                        row.accelerators,
                        row.outcome,
                        row.run,
                        row.estimate,
                        measured_.classes[row.demand],
                        row.cluster == models::nowhere
                            ? std::string_view{}
                            : std::string_view(measured_.clusters[row.cluster])};
            if (row.started != sim::never) out.start_s = row.started;
            if (row.outcome != models::Outcome::unfinished) out.end_s = row.ended;
            table_.put(out);
        }
    }
    void close() { table_.close(); }

  private:
    Table<JobsRow> table_;
    const models::Measured& measured_;
};

// The rows of skipped.csv: what the logs held and the run could not use.
class SkippedTable {
  public:
    explicit SkippedTable(const ResultFolder& folder) : table_(folder.file("skipped.csv")) {}

    void fetch_from(models::World& world) {
        auto& sources = world.arrivals.sources();
        for (std::size_t i = 0; i < sources.size(); ++i) {
            auto* trace = sources[i].trace();
            if (trace == nullptr) continue;
            for (const auto& job : trace->reader().take_skipped())
                table_.put({job.id, job.line, job.reason, world.metrics.measured().classes[i]});
        }
    }
    void close() { table_.close(); }

  private:
    Table<SkippedRow> table_;
};

void write_timeseries(const ResultFolder& folder, const models::World& world) {
    const auto& measured = world.metrics.measured();
    const auto start = world.scenario.start;
    Table<TimeseriesRow> table(folder.file("timeseries.csv"));
    for (const auto& row : world.series.rows(world.now())) {
        table.put({start + row.from.time_since_epoch(), start + row.until.time_since_epoch(),
                   row.from, row.until, measured.clusters[row.cluster], row.arrived, row.started,
                   row.served, row.lost, row.waiting, row.busy});
    }
    table.close();
}

void write_inputs(const ResultFolder& folder, const std::vector<InputsRow>& inputs) {
    Table<InputsRow> table(folder.file("inputs.csv"));
    for (const auto& row : inputs) table.put(row);
    table.close();
}

// Calls `between` after each slice; true when the run came to its end.
template <class Between>
bool play(models::World& world, const Run& command, Between between) {
    Progress progress(progress_style_of_stderr(command.quiet));
    bool over = false;
    while (!over && stop_signal() == 0) {
        over = world.run(slice);
        between();
        progress.tick({world.scenario.start + world.now().time_since_epoch(), true,
                       world.engine.events(), world.fraction()});
    }
    progress.finish();
    world.finish();
    between();
    return over;
}

Json run_json(const Outline& outline, const Version& version, double wall_seconds,
              const models::Scenario& scenario) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    Json json{{"suanli", version.number},
              {"commit", version.commit},
              {"modified", version.modified},
              {"build", version.build}};
    json.update(outline_json(outline));
    json["wall_time_s"] = wall_seconds;
    json["peak_memory_bytes"] = std::int64_t{usage.ru_maxrss} * 1024;
    json["scenario"] = Json::parse(models::to_json(scenario));
    return json;
}

int exit_code(bool complete) {
    if (complete) return done;
    return stop_signal() == SIGINT ? interrupted : stopped;
}

}  // namespace

int perform(const Run& command, const Version& version) {
    const auto scenario = models::read_scenario(command.scenario, all_sets(command));
    const auto name = name_of_run(command, scenario);
    std::optional<ResultFolder> folder{};
    if (const auto path = folder_for(command, name)) folder.emplace(*path);
    catch_signals();

    const auto began = WallClock::now();
    models::World world(scenario, {.jobs = command.jobs_log, .audit = command.audit});
    std::optional<JobsTable> jobs{};
    std::optional<SkippedTable> skipped{};
    std::optional<TransfersTable> transfers{};
    if (command.jobs_log) {
        jobs.emplace(*folder, world.metrics.measured());
        skipped.emplace(*folder);
        if (world.transport) transfers.emplace(*folder, world);
    }
    const bool complete = play(world, command, [&] {
        if (jobs) jobs->fetch_from(world);
        if (skipped) skipped->fetch_from(world);
        if (transfers) transfers->fetch_from(world);
    });
    const std::chrono::duration<double> wall = WallClock::now() - began;

    const Outline outline{name,
                          complete,
                          scenario.seed,
                          scenario.replication,
                          world.fingerprint.value(),
                          world.engine.events(),
                          scenario.start,
                          world.now()};
    const auto metrics = world.report();
    auto summary = outline_json(outline);
    summary["metrics"] = metrics_json(metrics);
    if (const auto logs = log_counts_json(world); !logs.empty()) summary["logs"] = logs;
    std::optional<MarketFigures> market{};
    std::vector<HindcastRow> hindcast;
    if (world.record) {
        market.emplace(world);
        hindcast = hindcast_rows(*market);
        summary["market"] = market_json(*market, hindcast);
    }
    if (world.transport) summary["network"] = network_json(world);
    const auto inputs = inputs_of(scenario);
    if (!inputs.empty()) summary["inputs"] = inputs_json(inputs);
    const auto summary_file = fmt::format("{}\n", summary.dump(2));

    if (folder) {
        Json tables{{"timeseries.csv", table_schema<TimeseriesRow>()}};
        if (jobs) {
            jobs->close();
            tables["jobs.csv"] = table_schema<JobsRow>();
            skipped->close();
            tables["skipped.csv"] = table_schema<SkippedRow>();
        }
        if (transfers) {
            transfers->close();
            tables["transfers.csv"] = table_schema<TransfersRow>();
        }
        if (!inputs.empty()) {
            write_inputs(*folder, inputs);
            tables["inputs.csv"] = table_schema<InputsRow>();
        }
        write_timeseries(*folder, world);
        if (market) write_market(*folder, *market, hindcast, tables);
        if (world.transport) write_network(*folder, world, tables);
        write_file(folder->file("schema.json"), fmt::format("{}\n", tables.dump(2)));
        write_file(folder->file("summary.json"), summary_file);
        auto report = report_data(summary, version, command);
        if (!market) report["series"] = series_json(world.series.rows(world.now()), scenario.start);
        if (world.transport) report["network"] = course_json(world);
        write_file(folder->file("report.html"), report_html(report_page(), report));
        write_file(folder->file("run.json"),
                   fmt::format("{}\n", run_json(outline, version, wall.count(), scenario).dump(2)));
        folder->publish(complete);
    }
    if (command.json) fmt::print("{}", summary_file);
    if (!command.json && !command.quiet) {
        fmt::print("{}{}\nresults in {}\n", summary_text(outline, metrics), hindcast_text(hindcast),
                   folder->path().string());
    }
    return exit_code(complete);
}

}  // namespace analysis
