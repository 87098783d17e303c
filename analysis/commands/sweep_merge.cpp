// `sweep merge` and `sweep export`: the results of all workers as tables.
#include <fmt/format.h>

#include <cmath>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/sweep/effects.hpp"
#include "analysis/sweep/finished_runs.hpp"
#include "analysis/sweep/sweep_tables.hpp"
#include "analysis/tell.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

// True where nothing is missing, or nobody minds.
bool may_go_on(const SweepFolder& folder, const SweepHead& head, const FinishedRuns& runs,
               bool partial) {
    if (runs.missing() == 0) return true;
    std::string numbers;
    const auto first = runs.first_missing(10);
    for (const auto run : first) numbers += fmt::format(" {}", run);
    tell(fmt::format("suanli: {}: {} of {} runs are missing:{}{}\n", folder.path.string(),
                     runs.missing(), head.runs(), numbers,
                     runs.missing() > first.size() ? " …" : ""));
    if (!partial)
        tell(
            fmt::format("Play them with `suanli sweep run {}`, or take what there is with "
                        "--partial.\n",
                        folder.path.string()));
    return partial;
}

std::string settings_text(const Settings& settings) {
    std::string text;
    for (const auto& [key, value] : settings)
        text += fmt::format("{}{}={}", text.empty() ? "" : ", ",
                            key.substr(key.rfind('.') == key.npos ? 0 : key.rfind('.') + 1), value);
    return text;
}

constexpr std::uint64_t most_points_told = 40;
constexpr std::size_t most_measures_told = 4;

// What the factors do, where the design is one that tells.
Effects effects_in(const SweepHead& head, FinishedRuns& runs) {
    if (!tells_effects(head)) return {};
    std::vector<std::vector<double>> outputs(head.measures.size());
    for_each_point(head, runs, [&](std::uint64_t, const PointMeans& found) {
        for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i].push_back(found.means[i].mean);
    });
    return effects_of(head, outputs);
}

// True where effects on all measures are known.
bool tells_all_effects(const SweepHead& head, const Effects& effects) {
    for (const auto& [measure, points] : effects.left_out)
        tell(fmt::format("suanli: no effects on {}: {} of {} points have not observed it\n",
                         measure, points, head.points));
    return effects.left_out.empty();
}

// An effect a line.
std::string effects_text(const SweepHead& head, const Effects& effects) {
    std::string text = fmt::format("{:<24} {:<36} {:<14} {:>10}  {:g} % interval\n", "measure",
                                   "factor", "effect", "value", 100 * head.confidence);
    for (const auto& one : effects.known) {
        text += fmt::format("{:<24} {:<36} {:<14} {:>10.3g}", one.measure, one.factor, one.kind,
                            one.value);
        if (!std::isnan(one.low)) text += fmt::format("  {:.3g} to {:.3g}", one.low, one.high);
        text += fmt::format("{}\n", one.unit.empty() || one.unit == "1" ? "" : " " + one.unit);
    }
    return text;
}

// The first measures of the first points, with their intervals.
std::string points_text(const SweepHead& head, FinishedRuns& runs) {
    const auto told = std::min(head.measures.size(), most_measures_told);
    std::string text = fmt::format("{:<40}", "");
    for (std::size_t i = 0; i < told; ++i) text += fmt::format(" {:>24}", head.measures[i].key);
    text += '\n';
    for_each_point(head, runs, [&](std::uint64_t point, const PointMeans& found) {
        if (point >= most_points_told) return;
        text += fmt::format("{:<40}", settings_text(found.settings));
        for (std::size_t i = 0; i < told; ++i) {
            const auto& mean = found.means[i];
            const auto cell = std::isnan(mean.half_width)
                                  ? fmt::format("{:.4g}", mean.mean)
                                  : fmt::format("{:.4g} ± {:.2g}", mean.mean, mean.half_width);
            text += fmt::format(" {:>24}", std::isnan(mean.mean) ? "-" : cell);
        }
        text += '\n';
    });
    if (head.points > most_points_told)
        text += fmt::format("… and {} points more\n", head.points - most_points_told);
    return text;
}

std::unique_ptr<TableSink> sink_for(const std::filesystem::path& output, bool mark) {
    const auto extension = output.extension();
    if (extension == ".xlsx") return workbook(output);
    if (extension == ".sqlite" || extension == ".db") return database(output);
    if (extension.empty())
        return csv_folder(output, mark ? ByteOrderMark::with : ByteOrderMark::without);
    throw UsageError(fmt::format("sweep export: -o is FILE.xlsx, FILE.sqlite or a folder, not '{}'",
                                 output.string()));
}

}  // namespace

int perform(const SweepMerge& command) {
    const SweepFolder folder{command.folder};
    const auto head = read_head(folder);
    FinishedRuns runs(folder, head);
    if (!may_go_on(folder, head, runs, command.partial)) return differs;
    write_tables(head, runs, *csv_folder(folder.merged(), ByteOrderMark::without));
    const auto effects = effects_in(head, runs);
    if (!command.quiet)
        fmt::print("{}\ntables in {}\n",
                   tells_effects(head) ? effects_text(head, effects) : points_text(head, runs),
                   folder.merged().string());
    const bool all_told = tells_all_effects(head, effects);
    return runs.missing() + runs.failed() > 0 || !all_told ? differs : done;
}

int perform(const SweepExport& command) {
    const SweepFolder folder{command.folder};
    const auto head = read_head(folder);
    FinishedRuns runs(folder, head);
    if (!may_go_on(folder, head, runs, command.partial)) return differs;
    for (const auto& output : command.outputs) {
        write_tables(head, runs, *sink_for(output, command.mark));
        fmt::print("{}\n", output.string());
    }
    const bool all_told = tells_all_effects(head, effects_in(head, runs));
    return runs.missing() + runs.failed() > 0 || !all_told ? differs : done;
}

}  // namespace analysis
