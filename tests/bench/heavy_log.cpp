#include "tests/bench/heavy_log.hpp"

#include <fmt/format.h>
#include <fmt/os.h>

#include <algorithm>
#include <cmath>

#include "sim/distributions.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"

namespace bench {

namespace {

using namespace sim;

// Mostly powers of two; of those from 16 on, a fifth is less by some multiple of 8.
class Sizes {
  public:
    std::int32_t operator()(Draw draw) const {
        const auto power = static_cast<std::int32_t>(powers_(draw));
        if (power < 16 || draw.uniform() >= 0.2) return power;
        return power - 8 * static_cast<std::int32_t>(draw.uniform() * (power / 16));
    }

  private:
    Sampler powers_{Discrete<double>{
        {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048},
        {46, 12, 10, 16, 6, 4, 2.5, 1.8, 1, 0.45, 0.2, 0.05},
    }};
};

// 10 s to a week, with a median of 20 minutes.
class Runs {
  public:
    std::int64_t operator()(Draw draw) const {
        return std::clamp(std::llround(spread_(draw)), 10LL, 604'800LL);
    }

  private:
    Sampler spread_{Lognormal<Seconds>{.median = Seconds{1200}, .sigma = 2}};
};

// One in seven knows; the others ask for more, by one plus an exponential factor of mean two. In
// steps of five minutes, for at most two weeks.
std::int64_t estimate_of(std::int64_t run, Draw draw) {
    const double factor = draw.uniform() < 0.15 ? 1.0 : 1 - 2 * math::log(draw.uniform());
    const auto asked = static_cast<std::int64_t>(std::ceil(static_cast<double>(run) * factor));
    return std::min<std::int64_t>((asked + 299) / 300 * 300, 1'209'600);
}

// At random, with a daily wave of a half up and down, by thinning.
class Arrivals {
  public:
    explicit Arrivals(double rate) : most_(1.5 * rate) {}
    std::int64_t operator()() {
        do {
            time_ -= math::log(draw_.uniform()) / most_;
        } while (draw_.uniform() * 1.5 > wave());
        return static_cast<std::int64_t>(time_);
    }

  private:
    double wave() const {
        const double days = time_ / 86'400;
        const double off_noon = std::abs(days - std::floor(days) - 0.5);  // 0 to 0.5
        return 1.5 - 2 * off_noon;
    }

    double most_ = 0;
    double time_ = 0;
    Draw draw_ = Stream({}, "bench/arrivals").of(0);
};

}  // namespace

std::vector<Gang> heavy_jobs(std::uint64_t count, std::int64_t accelerators, double load) {
    const Sizes size_of;
    const Runs run_of;
    const Stream sizes({}, "bench/size");
    const Stream runs({}, "bench/run");
    const Stream estimates({}, "bench/estimate");
    std::vector<Gang> jobs(count);
    double work = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        Gang& job = jobs[i];
        job.size = size_of(sizes.of(i));
        job.run = run_of(runs.of(i));
        job.estimate = estimate_of(job.run, estimates.of(i));
        work += static_cast<double>(job.run) * job.size;
    }
    const double span = work / (static_cast<double>(accelerators) * load);
    Arrivals next(static_cast<double>(count) / span);
    for (Gang& job : jobs) job.submit = next();
    return jobs;
}

void write_swf(const std::vector<Gang>& jobs, const std::filesystem::path& path) {
    auto file = fmt::output_file(path.string());
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Gang& job = jobs[i];
        file.print("{} {} -1 {} {} -1 -1 {} {} -1 1 1 1 1 1 -1 -1 -1\n", i + 1, job.submit, job.run,
                   job.size, job.size, job.estimate);
    }
}

}  // namespace bench
