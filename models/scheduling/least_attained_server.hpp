// A server that serves those who have had the least.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "models/job.hpp"
#include "models/scheduling/service.hpp"

namespace models {

/// Foreground-background: those with the least attained service share the server. Jobs of equal
/// attained service form a group; only the group with the least is served, until a job of it ends
/// or it has caught up with the next group.
class LeastAttainedServer {
  public:
    void add(Id<Job> id, const Job& job, Time now) {
        advance(now);
        if (groups_.empty() || groups_.back().attained > Service{}) groups_.emplace_back();
        auto& jobs = groups_.back().jobs;
        jobs.push_back({Service::of(job.run), ++arrivals_, id});
        std::ranges::push_heap(jobs, later);
    }

    /// The next run that ends, or the next group caught up with.
    Time next() const {
        if (groups_.empty()) return never;
        const auto& group = groups_.back();
        Service goal = group.jobs.front().size;
        if (groups_.size() > 1) goal = std::min(goal, groups_[groups_.size() - 2].attained);
        return since_ + (goal - group.attained).time(group.jobs.size());
    }

    std::optional<Id<Job>> take(Time now) {
        advance(now);
        catch_up();
        if (groups_.empty()) return std::nullopt;
        auto& group = groups_.back();
        if (!near(group.jobs.front().size, group)) return std::nullopt;
        const auto done = group.jobs.front().id;
        std::ranges::pop_heap(group.jobs, later);
        group.jobs.pop_back();
        if (group.jobs.empty()) groups_.pop_back();
        return done;
    }

    std::optional<Id<Job>> serving() const { return std::nullopt; }

  private:
    struct Entry {
        Service size{};
        std::uint64_t arrival = 0;
        Id<Job> id{};
    };
    struct Group {
        Service attained{};
        std::vector<Entry> jobs{};  // a heap, the shortest on top
    };
    static bool later(const Entry& a, const Entry& b) {
        return a.size != b.size ? a.size > b.size : a.arrival > b.arrival;
    }

    // Whether a group gets this far within half a nanosecond.
    static bool near(const Service& goal, const Group& group) {
        return (goal - group.attained).time(group.jobs.size()) == Duration{0};
    }

    void advance(Time now) {
        if (!groups_.empty()) {
            auto& group = groups_.back();
            group.attained = group.attained + Service::share(now - since_, group.jobs.size());
        }
        since_ = now;
    }

    void catch_up() {
        while (groups_.size() > 1 && near(groups_[groups_.size() - 2].attained, groups_.back())) {
            Group ahead = std::move(groups_.back());
            groups_.pop_back();
            auto& jobs = groups_.back().jobs;
            if (jobs.size() < ahead.jobs.size()) jobs.swap(ahead.jobs);
            for (const auto& entry : ahead.jobs) {
                jobs.push_back(entry);
                std::ranges::push_heap(jobs, later);
            }
        }
    }

    std::vector<Group> groups_{};  // the least attained last
    Time since_{};
    std::uint64_t arrivals_ = 0;
};

}  // namespace models
