// `sweep plan`: numbers the runs of a study.
#include "analysis/sweep/plan.hpp"

#include <fmt/format.h>

#include "analysis/commands.hpp"
#include "analysis/in_parallel.hpp"
#include "analysis/progress.hpp"
#include "analysis/sweep/pilot.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

// What a plan comes to: its first run is played, for ten seconds at most.
std::string estimate(const std::filesystem::path& study, const Version& version) {
    std::optional<PlannedRun> first{};
    std::size_t plan_bytes = 0;
    const auto head = plan_study(study, version, [&](const PlannedRun& run) {
        if (!first) first = run;
        plan_bytes += plan_line(run).size();
    });
    const auto pilot = play_pilot(head, *first);
    const auto cores = all_cores();
    const double seconds = pilot.seconds * static_cast<double>(head.runs());
    const double bytes = static_cast<double>(plan_bytes) +
                         static_cast<double>(2 * pilot.bytes) * static_cast<double>(head.runs());
    return fmt::format(
        "{}: {} points x {} replications = {} runs\n"
        "a run takes about {} of a core{}, all of them {} on the {} cores here, and {}B of disk\n"
        "measured: {} numbers a run\n",
        head.name, head.points, head.replications, head.runs(), rough_duration(pilot.seconds),
        pilot.whole ? "" : " (guessed from its first ten seconds)", rough_duration(seconds / cores),
        cores, rough_count(bytes), head.measures.size());
}

}  // namespace

int perform(const SweepPlan& command, const Version& version) {
    if (command.dry_run) {
        fmt::print("{}", estimate(command.study, version));
        return done;
    }
    const SweepFolder folder{sweep_folder(command.study, command.folder)};
    const auto head = write_plan(folder, command.study, version);
    fmt::print("{}: {} runs planned in {}\n", head.name, head.runs(), folder.path.string());
    return done;
}

}  // namespace analysis
