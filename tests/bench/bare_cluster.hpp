// The floor of a benchmark: clusters that serve in order of arrival, with or without EASY
// backfilling, on bare arrays.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <queue>
#include <tuple>
#include <vector>

#include "sim/level.hpp"
#include "tests/bench/bare_line.hpp"
#include "tests/bench/heavy_log.hpp"

namespace bench {

/// One cluster. `start(job)` is called for each job that starts.
class BareCluster {
  public:
    BareCluster(std::int64_t accelerators, bool backfills)
        : free_(accelerators), backfills_(backfills) {}

    std::int64_t free() const { return free_; }
    /// Accelerators times units of time by estimates, in line.
    sim::Wide queued() const { return queued_; }

    template <class Start>
    void arrive(const Gang& job, std::int64_t now, Start start) {
        const bool fits = job.size <= free_;
        if (line_.empty() && fits) return begin(job, now, start);
        const auto number = std::ssize(waiting_);
        waiting_.push_back(job);
        line_.push(number, job.estimate, job.size);
        queued_ += work_of(job);
        if (!backfills_ || !fits) return;
        // whoever was refused before is refused still, so the newcomer alone is tried
        const Release reserved = reserve();
        if (now + job.estimate > reserved.at && job.size > reserved.size) return;
        take(number, now, start);
    }

    template <class Start>
    void end(std::int64_t size, std::int64_t expected, std::int64_t now, Start start) {
        free_ += size;
        if (backfills_) forget(size, expected);
        while (!line_.empty() && at(line_.head()).size <= free_) take(line_.head(), now, start);
        if (!backfills_ || line_.empty()) return;
        // whoever is passed over stays so, while the head waits
        for (auto number = line_.head();;) {
            const Release reserved = reserve();
            number = line_.first(number, free_, reserved.at - now, reserved.size);
            if (number == BareLine::none) return;
            take(number, now, start);
        }
    }

  private:
    struct Release {
        std::int64_t at = 0;
        std::int64_t size = 0;
    };

    static sim::Wide work_of(const Gang& job) { return sim::Wide{job.size} * job.estimate; }
    const Gang& at(std::int64_t number) const { return waiting_[static_cast<std::size_t>(number)]; }

    template <class Start>
    void take(std::int64_t number, std::int64_t now, Start start) {
        line_.erase(number);
        queued_ -= work_of(at(number));
        begin(at(number), now, start);
    }

    template <class Start>
    void begin(const Gang& job, std::int64_t now, Start start) {
        free_ -= job.size;
        if (backfills_) {
            const Release release{now + job.estimate, job.size};
            releases_.insert(std::ranges::upper_bound(releases_, release.at, {}, &Release::at),
                             release);
        }
        start(job);
    }

    void forget(std::int64_t size, std::int64_t expected) {
        auto release = std::ranges::lower_bound(releases_, expected, {}, &Release::at);
        while (release->size != size) ++release;  // equal ones are interchangeable
        releases_.erase(release);
    }

    // When the head can start, and what is left over then.
    Release reserve() const {
        const std::int64_t need = at(line_.head()).size;
        std::int64_t free = free_;
        auto release = releases_.begin();
        while (free < need) free += release++->size;
        const auto time = (release - 1)->at;
        while (release != releases_.end() && release->at == time) free += release++->size;
        return {time, free - need};
    }

    BareLine line_{};
    std::vector<Gang> waiting_{};      // (number) all that ever stood in line
    std::vector<Release> releases_{};  // by time
    std::int64_t free_ = 0;
    sim::Wide queued_ = 0;
    bool backfills_ = false;
};

/// The mean wait of jobs that start by `until`, in their unit of time. `choose(job, number)` says
/// to which cluster each goes. Ends go before arrivals of the same instant, in order of start, and
/// the queue is looked at after each. Nothing else is kept.
template <class Choose>
double bare_mean_wait(const std::vector<Gang>& jobs, std::vector<BareCluster>& clusters,
                      Choose choose,
                      std::int64_t until = std::numeric_limits<std::int64_t>::max()) {
    struct End {
        std::int64_t at = 0;
        std::int64_t order = 0;
        std::int64_t expected = 0;
        std::int32_t size = 0;
        std::uint32_t cluster = 0;
        bool operator<(const End& other) const {
            return std::tie(at, order) > std::tie(other.at, other.order);
        }
    };
    std::priority_queue<End> ends;
    std::int64_t started = 0;
    double waited = 0;
    const auto starter = [&](std::uint32_t cluster, std::int64_t now) {
        return [&, cluster, now](const Gang& job) {
            waited += static_cast<double>(now - job.submit);
            ends.push({now + job.run, ++started, now + job.estimate, job.size, cluster});
        };
    };
    const auto end_all = [&](std::int64_t by) {
        while (!ends.empty() && ends.top().at <= by) {
            const End run = ends.top();
            ends.pop();
            clusters[run.cluster].end(run.size, run.expected, run.at, starter(run.cluster, run.at));
        }
    };
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        end_all(jobs[i].submit);
        const std::uint32_t cluster = choose(jobs[i], i);
        clusters[cluster].arrive(jobs[i], jobs[i].submit, starter(cluster, jobs[i].submit));
    }
    end_all(until);
    return waited / static_cast<double>(started);
}

}  // namespace bench
