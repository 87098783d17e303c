#include "analysis/in_parallel.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace analysis {

bool in_parallel(std::size_t count, unsigned threads, const Task& task, const MustStop& must_stop) {
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stop = false;    // at once
    std::atomic<bool> enough = false;  // begin nothing more
    std::mutex guard;
    std::condition_variable ended;
    unsigned working = threads;    // guarded
    std::exception_ptr trouble{};  // guarded

    const auto do_share = [&](const MustStop& stopped) {
        while (!stopped() && !enough) {
            const auto i = next++;
            if (i >= count) return;
            if (!task(i, stopped)) enough = true;
        }
    };
    const auto work = [&](const MustStop& stopped) {
        std::exception_ptr mine{};
        try {
            do_share(stopped);
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

unsigned all_cores() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace analysis
