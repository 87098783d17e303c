// A server that serves all its jobs at once, in equal shares.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "models/job.hpp"
#include "models/scheduling/service.hpp"

namespace models {

/// A server shared equally. The service a job present all along has had, V, grows at rate 1/n; a
/// job of size x that arrives at V ends at V + x, so a heap on that end serves any number of jobs.
/// Ends are rounded to whole nanoseconds.
class SharedServer {
  public:
    void add(Id<Job> id, const Job& job, Time now) {
        advance(now);
        jobs_.push_back({served_ + Service::of(job.run), ++arrivals_, id});
        std::ranges::push_heap(jobs_, later);
    }

    Time next() const {
        if (jobs_.empty()) return never;
        return since_ + (jobs_.front().end - served_).time(jobs_.size());
    }

    std::optional<Id<Job>> take(Time now) {
        advance(now);
        if (next() != now) return std::nullopt;
        const auto done = jobs_.front().id;
        std::ranges::pop_heap(jobs_, later);
        jobs_.pop_back();
        if (jobs_.empty()) served_ = {};
        return done;
    }

    /// Every job is served from its arrival: the last to come has just begun.
    std::optional<Id<Job>> serving() const { return std::nullopt; }

  private:
    struct Entry {
        Service end{};
        std::uint64_t arrival = 0;
        Id<Job> id{};
    };
    static bool later(const Entry& a, const Entry& b) {
        return a.end != b.end ? a.end > b.end : a.arrival > b.arrival;
    }
    void advance(Time now) {
        if (!jobs_.empty()) served_ = served_ + Service::share(now - since_, jobs_.size());
        since_ = now;
    }

    std::vector<Entry> jobs_{};  // a heap, the next to end on top
    Service served_{};
    Time since_{};
    std::uint64_t arrivals_ = 0;
};

}  // namespace models
