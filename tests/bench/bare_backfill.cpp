#include "tests/bench/bare_backfill.hpp"

#include <algorithm>
#include <queue>
#include <tuple>

#include "tests/bench/bare_line.hpp"

namespace bench {

namespace {

class Machine {
  public:
    Machine(const std::vector<Gang>& jobs, std::int64_t accelerators, bool backfills)
        : jobs_(jobs), line_(jobs.size()), free_(accelerators), backfills_(backfills) {}

    double mean_wait() {
        for (const Gang& job : jobs_) {
            while (!ends_.empty() && ends_.top().at <= job.submit) end();
            now_ = job.submit;
            arrive(&job - jobs_.data());
        }
        while (!ends_.empty()) end();
        return waited_ / static_cast<double>(jobs_.size());
    }

  private:
    struct End {
        std::int64_t at = 0;
        std::int64_t order = 0;
        std::int64_t expected = 0;
        std::int64_t size = 0;
        bool operator<(const End& other) const {
            return std::tie(at, order) > std::tie(other.at, other.order);
        }
    };
    struct Release {
        std::int64_t at = 0;
        std::int64_t size = 0;
    };

    void arrive(std::int64_t id) {
        const Gang& job = job_of(id);
        const bool fits = job.size <= free_;
        if (line_.empty() && fits) return start(id);
        line_.push(id, job.estimate, job.size);
        if (!backfills_ || !fits) return;
        // whoever was refused before is refused still, so the newcomer alone is tried
        const Release reserved = reserve();
        if (now_ + job.estimate > reserved.at && job.size > reserved.size) return;
        take(id);
    }

    void take(std::int64_t id) {
        line_.erase(id);
        start(id);
    }

    void start(std::int64_t id) {
        const Gang& job = job_of(id);
        free_ -= job.size;
        waited_ += static_cast<double>(now_ - job.submit);
        const Release release{now_ + job.estimate, job.size};
        ends_.push({now_ + job.run, ++started_, release.at, job.size});
        if (backfills_) expect(release);
    }

    void end() {
        const End run = ends_.top();
        ends_.pop();
        now_ = run.at;
        free_ += run.size;
        if (backfills_) forget(run);
        look();
    }

    void expect(const Release& release) {
        releases_.insert(std::ranges::upper_bound(releases_, release.at, {}, &Release::at),
                         release);
    }

    void forget(const End& run) {
        auto release = std::ranges::lower_bound(releases_, run.expected, {}, &Release::at);
        while (release->size != run.size) ++release;  // equal ones are interchangeable
        releases_.erase(release);
    }

    void look() {
        while (!line_.empty() && job_of(line_.head()).size <= free_) take(line_.head());
        if (!backfills_ || line_.empty()) return;
        // whoever is passed over stays so, while the head waits
        for (auto id = line_.head();;) {
            const Release reserved = reserve();
            id = line_.first(id, free_, reserved.at - now_, reserved.size);
            if (id == BareLine::none) return;
            take(id);
        }
    }

    // When the head can start, and what is left over then.
    Release reserve() const {
        const std::int64_t need = job_of(line_.head()).size;
        std::int64_t free = free_;
        auto release = releases_.begin();
        while (free < need) free += release++->size;
        const auto at = (release - 1)->at;
        while (release != releases_.end() && release->at == at) free += release++->size;
        return {at, free - need};
    }

    const Gang& job_of(std::int64_t id) const { return jobs_[static_cast<std::size_t>(id)]; }

    const std::vector<Gang>& jobs_;
    BareLine line_;
    std::priority_queue<End> ends_{};
    std::vector<Release> releases_{};  // by time
    std::int64_t now_ = 0;
    std::int64_t free_ = 0;
    std::int64_t started_ = 0;
    double waited_ = 0;
    bool backfills_ = false;
};

}  // namespace

double bare_mean_wait(const std::vector<Gang>& jobs, std::int64_t accelerators, bool backfills) {
    return Machine(jobs, accelerators, backfills).mean_wait();
}

}  // namespace bench
