// `sweep run`: plays what is not yet played.
#include <fmt/format.h>

#include <csignal>

#include "analysis/command_line.hpp"
#include "analysis/commands.hpp"
#include "analysis/commands/sweep_folder.hpp"
#include "analysis/in_parallel.hpp"
#include "analysis/progress.hpp"
#include "analysis/signals.hpp"
#include "analysis/sweep/plan.hpp"
#include "analysis/sweep/worker.hpp"
#include "sim/decimal.hpp"
#include "sim/ensure.hpp"
#include "sim/quantity_text.hpp"
#include "sim/text.hpp"

namespace analysis {
namespace {

// "3/20"
Share share_of(const std::string& text) {
    Share share;
    char rest = 0;
    unsigned long index = 0;
    unsigned long count = 0;
    if (std::sscanf(text.c_str(), "%lu/%lu%c", &index, &count, &rest) != 2 || index < 1 ||
        index > count)
        throw UsageError(
            fmt::format("sweep run: --shard is i/n with i from 1 to n, not '{}'", text));
    share.index = index - 1;
    share.count = count;
    return share;
}

WorkerOptions options_of(const SweepRun& command) {
    WorkerOptions options;
    if (command.share) options.share = share_of(*command.share);
    options.threads = command.threads.value_or(all_cores());
    options.stop_at_error = command.on_error == "stop";
    options.retry_failed = command.retry_failed;
    if (options.threads < 1 || options.threads > 10'000)
        throw UsageError("sweep run: --threads is from 1 to 10000");
    if (command.time_limit) {
        const auto limit = sim::parse_duration(*command.time_limit);
        if (!limit.value || limit.value->count() <= 0)
            throw UsageError(fmt::format("sweep run: --time-limit is a duration such as '14 min'{}",
                                         limit.problem.empty() ? "" : ": " + limit.problem));
        options.time_limit = limit.value;
    }
    return options;
}

class SweepProgress {
  public:
    explicit SweepProgress(bool quiet) : line_(progress_style_of_stderr(quiet)) {}

    void look(const WorkerState& state) {
        if (!line_.due()) return;
        const double elapsed =
            std::chrono::duration<double>(ProgressLine::Clock::now() - began_).count();
        const auto left = state.due - state.finished;
        auto text = fmt::format(
            "{}  {} of {} runs",
            progress_bar(static_cast<double>(state.finished) / static_cast<double>(state.due)),
            state.finished, state.due);
        if (state.played > 0)
            text += fmt::format(", {} left", rough_duration(elapsed * static_cast<double>(left) /
                                                            static_cast<double>(state.played)));
        if (state.failed > 0) text += fmt::format(", {} failed", state.failed);
        line_.show(text);
    }
    void finish() { line_.finish(); }

  private:
    ProgressLine line_;
    ProgressLine::Clock::time_point began_ = ProgressLine::Clock::now();
};

std::string outcome_text(const WorkerState& state, const SweepFolder& folder) {
    auto text = fmt::format("{} of {} runs finished, {} of them now, in {}\n", state.finished,
                            state.due, state.played, folder.path.string());
    if (state.failed > 0)
        text += fmt::format(
            "{} failed; the first: {}\n", state.failed,
            state.first_error.empty() ? "see `suanli sweep status`" : state.first_error);
    return text;
}

}  // namespace

int perform(const SweepRun& command, const Version& version) {
    const auto options = options_of(command);
    const auto folder = planned_folder("sweep run", command.sweep, command.folder, version);
    const auto head = head_to_play(folder, version);
    catch_signals();
    SweepProgress progress(command.quiet);
    const auto state =
        work(folder, head, options, [&](const WorkerState& now) { progress.look(now); });
    progress.finish();
    if (!command.quiet) fmt::print("{}", outcome_text(state, folder));
    if (state.stopped && stop_signal() == SIGINT) return interrupted;
    if (state.stopped && !(options.stop_at_error && state.failed > 0)) return stopped;
    // Of a share all is recorded, errors too; the merge of all shares tells them.
    if (command.share) return state.stopped ? differs : done;
    if (state.finished == state.due) return perform(SweepMerge{folder.path, false, command.quiet});
    return state.failed > 0 ? differs : done;
}

}  // namespace analysis
