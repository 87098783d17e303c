#include "tests/twin/naive_scheduler.hpp"

#include <algorithm>
#include <limits>

namespace twin {

namespace {

using support::Told;

struct One {
    Told told{};
    std::int64_t start = -1;     // of the run
    std::int64_t reserved = -1;  // by conservative backfilling
    std::int64_t estimated_end() const { return start + told.estimate; }
};
using Jobs = std::vector<One>;

class Scheduler {
  public:
    Scheduler(std::int64_t capacity, std::string queueing, const models::SchedulerOptions& options)
        : capacity_(capacity), queueing_(std::move(queueing)), options_(options) {}

    support::Schedule run(std::vector<Told> jobs) {
        const bool arrivals_first = options_.ties == models::Ties::arrivals_first;
        std::stable_sort(jobs.begin(), jobs.end(),
                         [](const auto& a, const auto& b) { return a.submit < b.submit; });
        auto next = jobs.begin();
        while (next != jobs.end() || !running_.empty()) {
            now_ = std::numeric_limits<std::int64_t>::max();
            if (next != jobs.end()) now_ = next->submit;
            for (const auto& job : running_) now_ = std::min(now_, job.start + job.told.run);
            if (!arrivals_first) handle_ends();
            for (; next != jobs.end() && next->submit == now_; ++next) submit(*next);
            if (arrivals_first) handle_ends();
            if (once()) pass();
        }
        return schedule_;
    }

  private:
    bool once() const { return options_.pass == models::Pass::per_instant; }
    bool conservative() const { return queueing_ == "conservative"; }
    bool easy() const { return queueing_.starts_with("easy"); }

    void submit(const Told& told) {
        if (conservative() && given_back_) compress();
        One job{told};
        if (conservative()) job.reserved = earliest_hole(job);
        waiting_.push_back(job);
        if (!once() && !(easy() && told.accelerators > free())) pass();
    }

    void handle_ends() {
        for (std::size_t i = 0; i < running_.size();) {
            const One job = running_[i];
            if (job.start + job.told.run != now_) {
                ++i;
                continue;
            }
            running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
            schedule_[job.told.id] = {double(job.start), double(now_)};
            given_back_ = true;
            if (!once()) pass();
        }
    }

    bool holds(const One& job, std::int64_t time) const {
        return options_.past_estimate == models::PastEstimate::ends_now ||
               job.estimated_end() > time;
    }
    std::int64_t free() const {
        auto free = capacity_;
        for (const auto& job : running_)
            if (holds(job, now_)) free -= job.told.accelerators;
        return free;
    }
    bool fits(const One& job) const { return job.told.accelerators <= free(); }

    void start(std::size_t i) {
        One job = waiting_[i];
        waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(i));
        job.start = now_;
        running_.push_back(job);
    }

    void pass() {
        if (conservative()) return pass_conservative();
        if (easy()) return pass_easy();
        const bool by_estimate = queueing_.starts_with("shortest");
        const bool skips = queueing_.ends_with("fit");
        for (bool started = true; started;) {
            started = false;
            for (const auto i : in_order(0, by_estimate)) {
                started = fits(waiting_[i]);
                if (started) start(i);
                if (started || !skips) break;
            }
        }
    }

    // Indices of the waiting jobs from the `first` on.
    std::vector<std::size_t> in_order(std::size_t first, bool by_estimate) const {
        std::vector<std::size_t> all;
        for (std::size_t i = first; i < waiting_.size(); ++i) all.push_back(i);
        if (by_estimate)
            std::stable_sort(all.begin(), all.end(), [&](auto a, auto b) {
                return waiting_[a].told.estimate < waiting_[b].told.estimate;
            });
        return all;
    }

    void pass_easy() {
        while (!waiting_.empty() && fits(waiting_.front())) start(0);
        if (waiting_.empty()) return;
        const auto need = waiting_.front().told.accelerators;
        const auto free_at = [&](std::int64_t time) {
            auto free = capacity_;
            for (const auto& job : running_)
                if (std::max(job.estimated_end(), now_) > time) free -= job.told.accelerators;
            return free;
        };
        std::int64_t shadow = std::numeric_limits<std::int64_t>::max();
        for (const auto& job : running_) {
            const auto end = std::max(job.estimated_end(), now_);
            if (free_at(end) >= need) shadow = std::min(shadow, end);
        }
        auto extra = free_at(shadow) - need;
        auto rest = in_order(1, queueing_ == "easy_sjbf");
        if (queueing_ == "easy_reverse") std::reverse(rest.begin(), rest.end());
        std::vector<std::uint64_t> ids;
        for (const auto i : rest) ids.push_back(waiting_[i].told.id);
        for (const auto id : ids) {
            const auto found =
                std::ranges::find(waiting_, id, [](const One& j) { return j.told.id; });
            if (!fits(*found)) continue;
            if (now_ + found->told.estimate > shadow) {
                if (found->told.accelerators > extra) continue;
                extra -= found->told.accelerators;
            }
            start(static_cast<std::size_t>(found - waiting_.begin()));
        }
    }

    void pass_conservative() {
        if (given_back_) compress();
        for (std::size_t i = 0; i < waiting_.size();)
            if (waiting_[i].reserved <= now_ && fits(waiting_[i]))
                start(i);
            else
                ++i;
    }
    void compress() {
        given_back_ = false;
        for (auto& job : waiting_) {
            if (job.reserved <= now_) continue;
            job.reserved = -1;
            job.reserved = earliest_hole(job);
        }
    }

    // Who holds accelerators at `time` by the plan.
    std::int64_t planned_free(std::int64_t time) const {
        auto free = capacity_;
        for (const auto& job : running_)
            if (job.estimated_end() > time) free -= job.told.accelerators;
        for (const auto& job : waiting_)
            if (job.reserved >= 0 && job.reserved <= time &&
                time < job.reserved + job.told.estimate)
                free -= job.told.accelerators;
        return free;
    }
    std::int64_t earliest_hole(const One& job) const {
        for (std::int64_t start = now_;; ++start) {
            bool room = true;
            for (auto t = start; room && t < start + job.told.estimate; ++t)
                room = planned_free(t) >= job.told.accelerators;
            if (room) return start;
        }
    }

    std::int64_t capacity_ = 0;
    std::string queueing_;
    models::SchedulerOptions options_;
    std::int64_t now_ = 0;
    bool given_back_ = false;  // a run has ended since the last compression
    Jobs waiting_{};           // in order of submission
    Jobs running_{};           // in order of start
    support::Schedule schedule_{};
};

}  // namespace

support::Schedule naive_schedule(const std::vector<Told>& jobs, std::int64_t capacity,
                                 const std::string& queueing,
                                 const models::SchedulerOptions& options) {
    return Scheduler(capacity, queueing, options).run(jobs);
}

}  // namespace twin
