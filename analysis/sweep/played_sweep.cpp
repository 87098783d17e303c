#include "analysis/sweep/played_sweep.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace analysis {

PlayedSweep::PlayedSweep(StudyFile& study, const Version& version) {
    head_ = plan_study(study, version, [&](const PlannedRun& run) { plan_.push_back(run); });
    finished_.resize(plan_.size());
}

bool PlayedSweep::play(unsigned threads, bool stop_at_error,
                       const std::function<bool()>& must_stop) {
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stop = false;    // at once
    std::atomic<bool> failed = false;  // begin nothing more
    std::mutex guard;
    std::condition_variable ended;
    unsigned working = threads;    // guarded
    std::exception_ptr trouble{};  // guarded

    const auto play_share = [&](const std::function<bool()>& stopped) {
        while (!stopped() && !failed) {
            const auto run = next++;
            if (run >= plan_.size()) return;
            finished_[run] = play_run(head_, plan_[run], stopped);
            if (stop_at_error && finished_[run] && finished_[run]->error) failed = true;
        }
    };
    const auto work = [&](const std::function<bool()>& stopped) {
        std::exception_ptr mine{};
        try {
            play_share(stopped);
        } catch (...) {
            mine = std::current_exception();
            stop = true;
        }
        const std::lock_guard lock(guard);
        if (!trouble) trouble = mine;
        --working;
        ended.notify_one();
    };
    const auto asked = [&] {
        if (must_stop()) stop = true;
        return stop.load();
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i)
            others.emplace_back([&] { work([&] { return stop.load(); }); });
        work(asked);
        std::unique_lock lock(guard);
        while (working > 0) {
            ended.wait_for(lock, std::chrono::milliseconds(20));
            lock.unlock();
            asked();
            lock.lock();
        }
    }
    if (trouble) std::rethrow_exception(trouble);
    return !stop;
}

const FinishedRun* PlayedSweep::first_failed() const {
    const auto found = std::ranges::find_if(
        finished_, [](const auto& run) { return run && run->error.has_value(); });
    return found == finished_.end() ? nullptr : &**found;
}

void PlayedSweep::for_each(const Visit& visit) {
    for (std::size_t run = 0; run < plan_.size(); ++run) visit(plan_[run], finished_[run]);
}

}  // namespace analysis
