// Benchmark B5: a sweep of a thousand small runs, from its plan to results on the disk, on all
// cores.
#include <fmt/format.h>

#include <chrono>
#include <fstream>

#include "analysis/in_parallel.hpp"
#include "analysis/sweep/worker.hpp"
#include "sim/ensure.hpp"
#include "tests/bench/bench.hpp"
#include "tests/support/temporary_folder.hpp"

namespace bench {

namespace {

constexpr auto small_cluster = R"(
until: 60 d
data_centers:
  site:
    clusters:
      training: {nodes: 32, accelerators_per_node: 8, queueing: easy, placement: best_fit}
demand:
  training:
    arrivals: {kind: poisson, rate: 5.5 /h}
    gang: {kind: discrete, values: [1, 8, 16, 64, 128], weights: [30, 40, 15, 10, 5]}
    run_time: {kind: lognormal, median: 1 h, sigma: 1.2}
    estimate_factor: 2
)";

std::string study_of(std::uint64_t points) {
    return fmt::format(R"(
scenario: scenario.yaml
vary: [{{key: demand.training.arrivals.rate, from: 1 /h, to: 6 /h}}]
design: {{kind: latin_hypercube, points: {}}}
replications: 1
measure: [wait, utilization]
)",
                       points);
}

// Runs a second of the clock on the wall.
double rate(const std::filesystem::path& path, const std::filesystem::path& folder,
            unsigned threads) {
    const auto version = analysis::version();
    const analysis::SweepFolder sweep{folder};
    const auto head = analysis::write_plan(sweep, path, version);
    const auto began = std::chrono::steady_clock::now();
    const auto state =
        analysis::work(sweep, head, {.threads = threads}, [](const analysis::WorkerState&) {});
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
    sim::ensure(state.finished == head.runs() && state.failed == 0, "all runs are played",
                state.first_error);
    return static_cast<double>(state.played) / spent.count();
}

}  // namespace

void sweep(const Options& options) {
    const auto points = options.size(1000);
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "scenario.yaml") << small_cluster;
    std::ofstream(folder.path() / "sweep.yaml") << study_of(points);
    const unsigned cores = analysis::all_cores();
    std::vector<double> ours;
    std::vector<double> linear;
    for (std::size_t i = 0; i < options.repeats(); ++i) {
        const auto played = [&](unsigned threads) {
            return rate(folder.path() / "sweep.yaml",
                        folder.path() / fmt::format("{}-{}", threads, i), threads);
        };
        linear.push_back(cores * played(1));
        ours.push_back(played(cores));
    }
    print({fmt::format("sweep: {} runs on {} cores", points, cores), "runs/s", Spread(ours),
           fmt::format("{} times those of one core", cores), Spread(linear), "0.9"});
}

}  // namespace bench
