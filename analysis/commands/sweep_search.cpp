// `sweep select` and `sweep calibrate`: points that are chosen as answers come.
#include <fmt/format.h>

#include <cmath>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/commands/run_setup.hpp"
#include "analysis/experiments/interval.hpp"
#include "analysis/progress.hpp"
#include "analysis/search/calibration.hpp"
#include "analysis/search/selection.hpp"
#include "analysis/signals.hpp"
#include "analysis/sweep/table_sink.hpp"
#include "analysis/tell.hpp"

namespace analysis {
namespace {

unsigned threads_of(const SweepSearch& command) {
    const auto threads = command.threads.value_or(all_cores());
    if (threads < 1 || threads > 10'000) throw UsageError("sweep: --threads is from 1 to 10000");
    return threads;
}

std::filesystem::path folder_of(const SweepSearch& command, const StudyFile& file,
                                std::string_view what) {
    if (command.folder) return *command.folder;
    return std::filesystem::path("results") / fmt::format("{}-{}", file.study.name, what);
}

// Beside the folder, which appears whole: FOLDER.runs.jsonl.
std::filesystem::path played_beside(const std::filesystem::path& folder) {
    auto file = folder.has_filename() ? folder : folder.parent_path();
    return file += ".runs.jsonl";
}

int end_early(const PlayedRuns& played) {
    tell(fmt::format("suanli: stopped; the same command goes on with the runs in {}\n",
                     played.file().string()));
    return exit_code_of_run(false);
}

// How far a search is, on stderr.
class SearchProgress {
  public:
    SearchProgress(bool quiet, std::string_view what)
        : line_(progress_style_of_stderr(quiet)), what_(what) {}
    void look(std::uint64_t count) {
        if (line_.due()) line_.show(fmt::format("{} {}", count, what_));
    }
    void finish() { line_.finish(); }

  private:
    ProgressLine line_;
    std::string_view what_;
};

Cell count_cell(std::uint64_t count) { return static_cast<std::int64_t>(count); }

std::string words_of(const Settings& settings) {
    std::string text;
    for (const auto& set : as_sets(settings))
        text += fmt::format("{}{}", text.empty() ? "" : ", ", set);
    return text;
}

std::vector<Column> factor_columns_of(const Settings& settings) {
    std::vector<Column> columns;
    for (const auto& [key, value] : settings)
        columns.push_back({key, "", "The factor of that path in the scenario."});
    return columns;
}

void put_selected(const Selected& selected, double confidence, TableSink& sink) {
    auto columns = factor_columns_of(selected.alternatives.front().settings);
    columns.insert(columns.begin(), {"point", "", "The point of the design, from 0."});
    for (const Column& column :
         {Column{"runs", "", "How many were played."},
          Column{"mean", selected.measure.unit, selected.measure.about},
          Column{"low", selected.measure.unit, "The lower end of its interval."},
          Column{"high", selected.measure.unit, "The upper end of its interval."},
          Column{"in_the_game", "", "1 where it was not weeded out."},
          Column{"best", "", "1 for the one that is selected."}})
        columns.push_back(column);
    sink.begin("alternatives", columns);
    for (std::size_t i = 0; i < selected.alternatives.size(); ++i) {
        const auto& one = selected.alternatives[i];
        const auto interval = interval_of_mean(one.values, confidence);
        std::vector<Cell> row{count_cell(i)};
        for (const auto& [key, value] : one.settings) row.emplace_back(value);
        for (const Cell& cell :
             {count_cell(one.values.size()), Cell(interval.mean), Cell(interval.low()),
              Cell(interval.high()), count_cell(one.in_the_game ? 1 : 0),
              count_cell(i == selected.best ? 1 : 0)})
            row.push_back(cell);
        sink.put(row);
    }
    sink.close();
}

std::string selected_text(const Selected& selected, const Study& study) {
    const auto& best = selected.alternatives[selected.best];
    const auto interval = interval_of_mean(best.values, study.confidence);
    auto text = fmt::format("best of {} points after {} runs: {}\n  {} {:.4g} ± {:.2g} {}\n",
                            selected.alternatives.size(), selected.runs(), words_of(best.settings),
                            selected.measure.key, interval.mean, interval.half_width,
                            selected.measure.unit);
    if (!selected.decided)
        return text + "  NOT decided: the runs were used up; give more (`select.runs`)\n";
    return text + fmt::format("  it is the best with probability {:.3g}{}\n", selected.probability,
                              study.select->procedure == Procedure::kim_nelson
                                  ? " at least, unless another is nearer than `indifference`"
                                  : " about (Bonferroni's bound)");
}

void put_calibrated(const Calibrated& calibrated, TableSink& sink) {
    auto columns = factor_columns_of(calibrated.tried.front().settings);
    columns.insert(columns.begin(), {"point", "", "In the order in which they were tried."});
    for (const auto& target : calibrated.targets)
        columns.push_back({target.measure, "", "Mean over replications."});
    columns.push_back({"misfit", "", "Mean square of distances from targets, in tolerances."});
    sink.begin("tried", columns);
    for (std::size_t i = 0; i < calibrated.tried.size(); ++i) {
        std::vector<Cell> row{count_cell(i)};
        for (const auto& [key, value] : calibrated.tried[i].settings) row.emplace_back(value);
        for (const double found : calibrated.tried[i].found) row.emplace_back(found);
        row.emplace_back(calibrated.tried[i].misfit);
        sink.put(row);
    }
    sink.begin("targets", {{"measure", "", "What was observed."},
                           {"value", "", "As it was observed."},
                           {"tolerance", "", "How far off is still near."},
                           {"found", "", "At the best point: mean over replications."},
                           {"low", "", "The lower end of its interval."},
                           {"high", "", "The upper end of its interval."}});
    const auto& best = calibrated.tried[calibrated.best];
    for (std::size_t t = 0; t < calibrated.targets.size(); ++t) {
        const auto& [measure, value, tolerance] = calibrated.targets[t];
        const double found = best.found[t];
        const double half_width = best.half_width[t];
        sink.put({measure, value, tolerance, found, found - half_width, found + half_width});
    }
    sink.close();
}

std::string calibrated_text(const Calibrated& calibrated) {
    const auto& best = calibrated.tried[calibrated.best];
    auto text =
        fmt::format("nearest of {} points: {}\n", calibrated.tried.size(), words_of(best.settings));
    for (std::size_t t = 0; t < calibrated.targets.size(); ++t) {
        const auto& [measure, value, tolerance] = calibrated.targets[t];
        const double half_width = best.half_width[t];
        text += fmt::format(
            "  {}: {:.4g}{}, observed {:.4g}, tolerance {:.2g}\n", measure, best.found[t],
            std::isnan(half_width) ? "" : fmt::format(" ± {:.2g}", half_width), value, tolerance);
    }
    text += fmt::format("misfit {:.3g} (1 is one tolerance off)\n", best.misfit);
    if (!calibrated.settled)
        text += "NOT settled: the points were used up; give more (`calibrate.points`)\n";
    if (calibrated.left)
        text += fmt::format("{:.2g} % of the ranges cannot be ruled out\n", 100 * *calibrated.left);
    for (const auto& [key, low, high] : calibrated.ranges)
        text += fmt::format("  {}: from {:.0f} % to {:.0f} % of its range\n", key, 100 * low,
                            100 * high);
    return text;
}

// Which targets cannot be compared, and why: told even where nothing else is.
void tell_unanswered(const Calibrated& calibrated) {
    for (std::size_t t = 0; t < calibrated.targets.size(); ++t) {
        const auto& [points, first] = calibrated.unanswered[t];
        if (points > 0)
            tell(fmt::format("suanli: {}: {} of {} points gave no number; the first: {}\n",
                             calibrated.targets[t].measure, points, calibrated.tried.size(),
                             first));
    }
    if (!calibrated.found())
        tell("suanli: nothing is found: no point can be compared with all that was observed\n");
}

}  // namespace

int perform(const SweepSelect& command, const Version& version) {
    const auto threads = threads_of(command);
    auto file = read_study(command.study);
    const auto folder = folder_of(command, file, "selected");
    PlayedRuns played(played_beside(folder), version_id(version));
    catch_signals();
    SearchProgress progress(command.quiet, "runs");
    const auto selected = select_best(
        file, played, threads, [] { return stop_signal() != 0; },
        [&](std::uint64_t runs) { progress.look(runs); });
    progress.finish();
    if (!selected) return end_early(played);
    put_selected(*selected, file.study.confidence, *csv_folder(folder, ByteOrderMark::without));
    if (!command.quiet)
        fmt::print("{}\ntable in {}\n", selected_text(*selected, file.study), folder.string());
    return selected->decided ? done : differs;
}

int perform(const SweepCalibrate& command, const Version& version) {
    const auto threads = threads_of(command);
    auto file = read_study(command.study);
    const auto folder = folder_of(command, file, "calibrated");
    PlayedRuns played(played_beside(folder), version_id(version));
    catch_signals();
    SearchProgress progress(command.quiet, "points");
    const auto calibrated = calibrate(
        file, played, threads, [] { return stop_signal() != 0; },
        [&](std::size_t points) { progress.look(points); });
    progress.finish();
    if (!calibrated) return end_early(played);
    put_calibrated(*calibrated, *csv_folder(folder, ByteOrderMark::without));
    tell_unanswered(*calibrated);
    if (!command.quiet && calibrated->found())
        fmt::print("{}\ntables in {}\n", calibrated_text(*calibrated), folder.string());
    return calibrated->settled && calibrated->found() ? done : differs;
}

}  // namespace analysis
