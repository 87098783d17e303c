// Benchmark B1: a queue M/M/1000 under a load of 0.9.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "sim/distributions/exponential.hpp"
#include "sim/random.hpp"
#include "sim/time.hpp"
#include "tests/bench/bench.hpp"

namespace bench {

namespace {

using namespace sim;

constexpr std::size_t servers = 1000;

std::string scenario(std::uint64_t jobs) {
    return fmt::format(R"(
data_centers: {{site: {{clusters: {{servers: {{nodes: {}}}}}}}}}
demand:
  calls:
    arrivals: {{kind: poisson, rate: 900 /s}}
    run_time: {{kind: exponential, mean: 1 s}}
    jobs: {}
)",
                       servers, jobs);
}

// The same jobs by the recursion of Kiefer and Wolfowitz (1955): no events, no statistics but the
// mean wait. It starts each job as it arrives, when the first of all servers is free.
double bare_mean_wait(std::uint64_t jobs) {
    const ExponentialSampler gap(1.0 / 900);
    const ExponentialSampler run(1);
    Draw gaps = Stream({}, "demand/calls/arrivals").of(0);
    const Stream runs({}, "demand/calls/run_time");
    std::vector<Time> free_at(servers);
    Time arrival{};
    double waited = 0;
    for (std::uint64_t job = 1; job <= jobs; ++job) {
        arrival += saturated_duration(gap(gaps));
        Draw draw = runs.of(job);
        std::ranges::pop_heap(free_at, std::greater{});
        const Time start = std::max(arrival, free_at.back());
        waited += seconds(start - arrival);
        free_at.back() = start + saturated_duration(run(draw));
        std::ranges::push_heap(free_at, std::greater{});
    }
    return waited / static_cast<double>(jobs);
}

}  // namespace

void queue(const Options& options) {
    const auto jobs = options.size(2'000'000);
    const auto yaml = scenario(jobs);
    std::vector<double> ours;
    std::vector<double> floors;
    for (std::size_t i = 0; i < options.repeats(); ++i) {
        Played played;
        double bare = 0;
        ours.push_back(static_cast<double>(jobs) / seconds_of([&] { played = play(yaml); }));
        floors.push_back(static_cast<double>(jobs) /
                         seconds_of([&] { bare = bare_mean_wait(jobs); }));
        agree("queue", played.mean_wait, bare);
    }
    print({fmt::format("queue: M/M/{}, {} jobs", servers, jobs), "jobs/s", Spread(ours),
           "bare recursion with the same draws", Spread(floors), "4 M, then 8 M"});
}

}  // namespace bench
