// `regress`: plays published scenarios again and says which numbers moved.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/commands/run_setup.hpp"
#include "analysis/progress.hpp"
#include "analysis/regress/chosen.hpp"
#include "analysis/regress/regression.hpp"
#include "analysis/regress/told.hpp"
#include "analysis/signals.hpp"
#include "analysis/text_file.hpp"
#include "sim/quantity_text.hpp"

namespace analysis {
namespace {

void accept_all(const Regressions& regressions, bool quiet) {
    for (const auto& one : regressions.all)
        if (accept(one) && !quiet)
            fmt::print("{}: written\n", published_beside(one.scenario).string());
}

Asked asked_of(const Regress& command) {
    Asked asked{command.leave_out_logs, command.accept, command.sets, command.replications};
    if (command.tolerance) {
        const auto tolerance = sim::parse_number(*command.tolerance);
        if (!tolerance.value || !(*tolerance.value >= 0))
            throw UsageError(fmt::format("regress: --tolerance is a share such as 1%, not '{}'",
                                         *command.tolerance));
        asked.tolerance = tolerance.value;
    }
    const bool any = !asked.set.empty() || asked.replications || asked.tolerance;
    if (any && !command.accept)
        throw UsageError(
            "regress: --set, --replications and --tolerance go with --accept: they say "
            "what is expected from then on");
    if (asked.replications && *asked.replications < 1)
        throw UsageError("regress: --replications is 1 or more");
    return asked;
}

}  // namespace

int perform(const Regress& command, const Version& version) {
    const auto threads = command.threads.value_or(all_cores());
    if (threads < 1 || threads > 10'000) throw UsageError("regress: --threads is from 1 to 10000");
    const auto asked = asked_of(command);
    const auto scenarios = chosen_scenarios(command.paths);
    if (scenarios.empty()) throw UsageError("regress: there is no scenario in any of these");
    catch_signals();
    ProgressLine line(progress_style_of_stderr(command.quiet));
    std::atomic<std::size_t> played = 0;
    const auto regressions = replay_all(
        scenarios, threads, version, asked,
        [&] {
            if (line.due())
                line.show(fmt::format("{} of {} scenarios", played.load(), scenarios.size()));
            return stop_signal() != 0;
        },
        played);
    line.finish();
    if (command.json)
        fmt::print("{}\n", regressions_json(regressions).dump(2));
    else if (!command.quiet)
        fmt::print("{}", regressions_text(regressions));
    if (!regressions.whole) return exit_code_of_run(false);
    if (command.junit) write_file(*command.junit, regressions_junit(regressions));
    if (!command.accept) return regressions.failed() ? differs : done;
    accept_all(regressions, command.quiet || command.json);
    return std::ranges::any_of(regressions.all, [](const auto& one) { return !one.error.empty(); })
               ? differs
               : done;
}

}  // namespace analysis
