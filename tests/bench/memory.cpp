// Benchmark: memory, as the peak of child processes; it follows the jobs that live, not those done.
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sim/ensure.hpp"
#include "tests/bench/bench.hpp"

namespace bench {

namespace {

std::string many_done(std::uint64_t jobs) {
    return fmt::format(R"(
data_centers: {{site: {{clusters: {{servers: {{nodes: 1000, queueing: easy}}}}}}}}
demand:
  calls:
    arrivals: {{kind: poisson, rate: 900 /s}}
    run_time: {{kind: exponential, mean: 1 s}}
    jobs: {}
)",
                       jobs);
}

// All arrive within an hour, and none ends by then.
std::string many_live(std::uint64_t jobs, std::uint64_t nodes) {
    return fmt::format(R"(
until: 1 h
data_centers: {{site: {{clusters: {{servers: {{nodes: {}, queueing: easy}}}}}}}}
demand:
  stays:
    arrivals: {{kind: poisson, rate: {} /h}}
    run_time: {{kind: uniform, minimum: 2 h, maximum: 4 h}}
    jobs: {}
)",
                       nodes, 2 * jobs, jobs);
}

// The slope between one number of jobs and twice as many; powers of two, so that the slack of
// growing arrays is the same share of both.
double bytes_a_job(std::uint64_t jobs, bool running) {
    const auto peak = [&](std::uint64_t n) { return peak_of(many_live(n, running ? n : 1)); };
    return (peak(2 * jobs) - peak(jobs)) / static_cast<double>(jobs);
}

}  // namespace

double peak_of(const std::string& yaml) {
    const pid_t child = fork();
    sim::ensure(child >= 0, "a child process can be made");
    if (child == 0) {
        play(yaml);
        _exit(0);
    }
    int status = 0;
    rusage used{};
    sim::ensure(wait4(child, &status, 0, &used) == child && status == 0,
                "the child came to its end", status);
    return static_cast<double>(used.ru_maxrss) * 1024;
}

void memory(const Options& options) {
    const auto jobs = options.size(500'000);
    const double once = peak_of(many_done(jobs));
    print({fmt::format("memory: peak with {} jobs done", 4 * jobs), "B",
           Spread({peak_of(many_done(4 * jobs))}), fmt::format("with {} done", jobs),
           Spread({once}), "ratio 1"});
    const std::uint64_t live = options.quick ? 1 << 15 : 1 << 20;
    const Spread least({32});  // what the four columns of a record take
    print({fmt::format("memory: a running job, of {}", 2 * live), "B",
           Spread({bytes_a_job(live, true)}), "its record", least, "256 B"});
    print({fmt::format("memory: a waiting job, of {}", 2 * live), "B",
           Spread({bytes_a_job(live, false)}), "its record", least, "256 B"});
}

}  // namespace bench
