// `sweep status`: how far a sweep is.
#include <fmt/format.h>

#include "analysis/commands.hpp"
#include "analysis/json.hpp"
#include "analysis/progress.hpp"
#include "analysis/sweep/finished_runs.hpp"

namespace analysis {
namespace {

constexpr std::size_t most_told = 10;

struct Failure {
    std::uint64_t run = 0;
    Settings settings{};
    std::string error{};
};

std::vector<Failure> first_failures(FinishedRuns& runs) {
    std::vector<Failure> failures;
    if (runs.failed() == 0) return failures;
    runs.for_each([&](const PlannedRun& planned, const std::optional<FinishedRun>& finished) {
        if (finished && finished->error && failures.size() < most_told)
            failures.push_back({planned.run, planned.settings, *finished->error});
    });
    return failures;
}

std::string settings_line(const Settings& settings) {
    std::string text;
    for (const auto& [key, value] : settings) text += fmt::format(" {}={}", key, value);
    return text;
}

}  // namespace

int perform(const SweepStatus& command) {
    const SweepFolder folder{command.folder};
    const auto head = read_head(folder);
    FinishedRuns runs(folder, head);
    const auto finished = head.runs() - runs.missing();
    const double each = finished == 0 ? 0 : runs.seconds() / static_cast<double>(finished);
    const double left = each * static_cast<double>(runs.missing());
    const auto failures = first_failures(runs);
    if (command.json) {
        Json json{{"name", head.name},         {"runs", head.runs()},
                  {"finished", finished},      {"failed", runs.failed()},
                  {"missing", runs.missing()}, {"core_seconds", runs.seconds()},
                  {"core_seconds_left", left}, {"failures", Json::array()}};
        for (const auto& [run, settings, error] : failures)
            json["failures"].push_back({{"run", run}, {"error", error}});
        fmt::print("{}\n", json.dump(2));
        return done;
    }
    fmt::print("{}: {} of {} runs finished, {} missing, {} failed\n", head.name, finished,
               head.runs(), runs.missing(), runs.failed());
    if (finished > 0)
        fmt::print("a run takes {} of a core; left: {} of a core\n", rough_duration(each),
                   rough_duration(left));
    for (const auto& [run, settings, error] : failures)
        fmt::print("run {}{}:\n  {}\n", run, settings_line(settings), error);
    return done;
}

}  // namespace analysis
