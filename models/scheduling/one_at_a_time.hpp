// A server that serves one job at a time and may turn to another before it is done.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/job.hpp"

namespace models {

/// Preemptive-resume service of one job at a time, the least in the order of `Before`. Nothing is
/// lost when a job is interrupted. Times are whole nanoseconds, so all is exact.
template <class Before>
class OneAtATime {
  public:
    void add(Id<Job> id, const Job& job, Time now) {
        run_until(now);
        waiting_.push_back({id, job.run, job.priority, ++arrivals_});
        std::ranges::push_heap(waiting_, after);
        choose();
    }

    /// When the next run ends if nothing else arrives.
    Time next() const { return serving_ ? since_ + serving_->left : never; }

    /// The job whose run ends now.
    std::optional<Id<Job>> take(Time now) {
        run_until(now);
        if (!serving_ || serving_->left > Duration{0}) return std::nullopt;
        const auto done = serving_->id;
        serving_.reset();
        choose();
        return done;
    }

    /// The job in service, if any: what has just begun, for all the server knows.
    std::optional<Id<Job>> serving() const {
        return serving_ ? std::optional{serving_->id} : std::nullopt;
    }

    struct Entry {
        Id<Job> id{};
        Duration left{};
        std::int32_t priority = 0;
        std::uint64_t arrival = 0;
    };

  private:
    static bool after(const Entry& a, const Entry& b) { return Before{}(b, a); }

    void run_until(Time now) {
        if (serving_) serving_->left -= now - since_;
        since_ = now;
    }

    // A job that has run to its end stays in service until it is taken.
    void choose() {
        if (waiting_.empty()) return;
        if (serving_) {
            if (serving_->left == Duration{0} || !Before{}(waiting_.front(), *serving_)) return;
            waiting_.push_back(*serving_);
            std::ranges::push_heap(waiting_, after);
        }
        std::ranges::pop_heap(waiting_, after);
        serving_ = waiting_.back();
        waiting_.pop_back();
    }

    std::vector<Entry> waiting_{};  // a heap, the next on top
    std::optional<Entry> serving_{};
    Time since_{};  // up to when `left` of the job in service is accounted for
    std::uint64_t arrivals_ = 0;
};

}  // namespace models
