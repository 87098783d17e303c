// `run`: plays a scenario and writes what came of it.
#include <fmt/format.h>

#include <chrono>

#include "analysis/commands.hpp"
#include "analysis/commands/run_setup.hpp"
#include "analysis/csv_tables.hpp"
#include "analysis/network_links.hpp"
#include "analysis/progress.hpp"
#include "analysis/report.hpp"
#include "analysis/result_folder.hpp"
#include "analysis/run_logs.hpp"
#include "analysis/run_results.hpp"
#include "analysis/signals.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"

namespace analysis {
namespace {

using WallClock = std::chrono::steady_clock;

// Enough events that looking up costs nothing, few enough that Ctrl-C is heard at once.
constexpr std::uint64_t slice = 100'000;

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

}  // namespace

int perform(const Run& command, const Version& version) {
    const auto scenario = models::read_scenario(command.scenario, all_sets(command));
    const auto name = name_of_run(scenario, command.scenario);
    std::optional<ResultFolder> folder{};
    if (const auto path = folder_for(command, name)) folder.emplace(*path);
    catch_signals();

    const auto began = WallClock::now();
    models::World world(scenario, {.jobs = command.jobs_log, .audit = command.audit});
    std::optional<CsvTables> tables{};
    std::optional<RunLogs<CsvTables>> logs{};
    if (folder) tables.emplace(*folder);
    if (command.jobs_log) logs.emplace(*tables, world);
    const bool complete = play(world, command, [&] {
        if (logs) logs->fetch_from(world);
    });
    const std::chrono::duration<double> wall = WallClock::now() - began;

    const RunResults results(world, name, complete);
    if (folder) {
        if (logs) logs->close();
        results.put_tables(*tables);
        write_file(folder->file("schema.json"), fmt::format("{}\n", tables->schemas().dump(2)));
        write_file(folder->file("summary.json"), results.summary_file());
        auto report = report_data(results.summary, version, command);
        add_courses(report, results);
        write_file(folder->file("report.html"), report_html(report_page(), report));
        write_file(
            folder->file("run.json"),
            fmt::format(
                "{}\n",
                run_json(outline_json(results.outline), version, wall.count(), scenario).dump(2)));
        folder->publish(complete);
    }
    if (command.json) fmt::print("{}", results.summary_file());
    if (!command.json && !command.quiet) {
        fmt::print("{}{}\nresults in {}\n", summary_text(results.outline, results.metrics),
                   hindcast_text(results.hindcast), folder->path().string());
    }
    return exit_code_of_run(complete);
}

}  // namespace analysis
