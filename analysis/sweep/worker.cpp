#include "analysis/sweep/worker.hpp"

#include <fmt/format.h>

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "analysis/signals.hpp"
#include "analysis/sweep/finished_run.hpp"
#include "analysis/sweep/shards.hpp"
#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace analysis {
namespace {

using WallClock = std::chrono::steady_clock;

// A bit for each run: so a million of them take an eighth of a megabyte.
using Flags = std::vector<bool>;

struct Before {
    Flags finished{};
    Flags failed{};
};

Before finished_before(const SweepFolder& folder, std::uint64_t runs, const Share& share) {
    Before before{Flags(runs), Flags(runs)};
    for_each_finished(shard_files(folder, share), [&](const FinishedRun& run, const LinePlace&) {
        if (run.run >= runs)
            throw sim::FileError(
                fmt::format("{}: has results of another plan", folder.shards().string()));
        // a result counts more than an error, in whatever order they are read
        const bool has_result = before.finished[run.run] && !before.failed[run.run];
        before.failed[run.run] = run.error && !has_result;
        before.finished[run.run] = true;
    });
    return before;
}

class Worker {
  public:
    Worker(const SweepFolder& folder, const SweepHead& head, const WorkerOptions& options)
        : head_(head),
          options_(options),
          began_(WallClock::now()),
          before_(finished_before(folder, head.runs(), options.share)),
          plan_(folder),
          shard_(folder, options.share) {
        check_whole(folder, head);
        for (std::uint64_t run = options.share.index; run < head.runs();
             run += options.share.count) {
            ++state_.due;
            if (!is_due(run)) ++state_.finished;
            if (!is_due(run) && before_.failed[run]) ++state_.failed;
        }
    }

    WorkerState work(const std::function<void(const WorkerState&)>& look) {
        {
            std::vector<std::jthread> others;
            for (unsigned i = 1; i < options_.threads; ++i)
                others.emplace_back([this] { play_all({}); });
            play_all(look);
        }
        shard_.close();
        if (trouble_) std::rethrow_exception(trouble_);
        state_.stopped = stop_;
        return state_;
    }

  private:
    bool is_due(std::uint64_t run) const {
        return !before_.finished[run] || (options_.retry_failed && before_.failed[run]);
    }

    bool must_stop() {
        if (stop_signal() != 0) stop_ = true;
        if (options_.time_limit && WallClock::now() - began_ >= *options_.time_limit) stop_ = true;
        return stop_;
    }

    std::optional<PlannedRun> next() {
        const std::lock_guard lock(guard_);
        return plan_.next(
            [this](std::uint64_t run) { return options_.share.holds(run) && is_due(run); });
    }

    void play_all(const std::function<void(const WorkerState&)>& look) {
        try {
            while (!must_stop()) {
                const auto run = next();
                if (!run) return;
                const auto finished = play_run(head_, *run, files_, [&] {
                    if (look) look(state());
                    return must_stop();
                });
                if (!finished) return;
                shard_.append(*finished);
                count(*finished);
                if (look) look(state());
            }
        } catch (...) {
            const std::lock_guard lock(guard_);
            if (!trouble_) trouble_ = std::current_exception();
            stop_ = true;
        }
    }

    void count(const FinishedRun& run) {
        const std::lock_guard lock(guard_);
        ++state_.finished;
        ++state_.played;
        if (!run.error) return;
        ++state_.failed;
        if (state_.first_error.empty())
            state_.first_error = fmt::format("run {}: {}", run.run, *run.error);
        if (options_.stop_at_error) stop_ = true;
    }

    WorkerState state() {
        const std::lock_guard lock(guard_);
        return state_;
    }

    const SweepHead& head_;
    const WorkerOptions options_;
    const WallClock::time_point began_;
    const Before before_;
    std::mutex guard_{};
    PlanReader plan_;      // guarded
    WorkerState state_{};  // guarded
    std::exception_ptr trouble_{};
    FileHashes files_{};
    ShardWriter shard_;
    std::atomic<bool> stop_ = false;
};

}  // namespace

WorkerState work(const SweepFolder& folder, const SweepHead& head, const WorkerOptions& options,
                 const std::function<void(const WorkerState&)>& look) {
    return Worker(folder, head, options).work(look);
}

}  // namespace analysis
