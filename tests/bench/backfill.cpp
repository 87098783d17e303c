// Benchmark B2: gangs with heavy tails on 10,000 accelerators, from a log to the summary.
#include <fmt/format.h>

#include "tests/bench/bare_backfill.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/heavy_log.hpp"
#include "tests/support/temporary_folder.hpp"

namespace bench {

namespace {

constexpr std::int64_t accelerators = 10'000;

struct Case {
    const char* queueing = "";
    double load = 0;
    const char* reach = "";
};

std::string scenario(const Case& the_case, const std::string& log) {
    return fmt::format(R"(
data_centers: {{site: {{clusters: {{all: {{nodes: {}, queueing: {}}}}}}}}}
demand: {{log: {{arrivals: {{kind: trace, path: {}}}}}}}
)",
                       accelerators, the_case.queueing, log);
}

void measure(const Case& the_case, const Options& options) {
    const TemporaryFolder folder;
    const auto log = folder.path() / "log.swf";
    const auto jobs = heavy_jobs(options.size(500'000), accelerators, the_case.load);
    write_swf(jobs, log);
    const auto yaml = scenario(the_case, log.string());
    const auto count = static_cast<double>(jobs.size());
    const bool backfills = the_case.queueing != std::string_view("fcfs");
    std::vector<double> ours;
    std::vector<double> floors;
    for (std::size_t i = 0; i < options.repeats(); ++i) {
        Played played;
        double bare = 0;
        ours.push_back(count / seconds_of([&] { played = play(yaml); }));
        floors.push_back(count /
                         seconds_of([&] { bare = bare_mean_wait(jobs, accelerators, backfills); }));
        agree(the_case.queueing, played.mean_wait, bare);
    }
    print({fmt::format("backfill: {}, load {}, {} gangs", the_case.queueing, the_case.load,
                       jobs.size()),
           "jobs/s", Spread(ours), "bare arrays", Spread(floors), the_case.reach});
}

}  // namespace

void backfill(const Options& options) {
    measure({"fcfs", 0.95, "0.6 M, then 0.8 M"}, options);
    measure({"easy", 0.95, "0.6 M, then 0.8 M"}, options);
    measure({"easy", 1.5, "0.3 M, then 0.4 M"}, options);
}

}  // namespace bench
