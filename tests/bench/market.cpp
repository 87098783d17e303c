// Benchmark B4: a country's market in a year, 120 clusters that a broker chooses from.
#include <fmt/format.h>

#include "models/scenario_file.hpp"
#include "tests/bench/bare_market.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/market_scenario.hpp"

namespace bench {

namespace {

struct Runs {
    double jobs = 0;
    double events = 0;
    double mean_wait = 0;         // s
    std::vector<double> spent{};  // s

    Spread rates(double count) const {
        std::vector<double> all;
        for (const double s : spent) all.push_back(count / s);
        return Spread(all);
    }
    Spread nanoseconds_a_job() const {
        std::vector<double> all;
        for (const double s : spent) all.push_back(s * 1e9 / jobs);
        return Spread(all);
    }
};

Runs runs_of(const Market& market, const Options& options) {
    const auto yaml = market_scenario(market);
    Runs runs;
    for (std::size_t i = 0; i < (options.quick ? 1 : 3); ++i) {
        Played played;
        runs.spent.push_back(seconds_of([&] { played = play(yaml); }));
        runs.jobs = static_cast<double>(played.jobs);
        runs.events = static_cast<double>(played.events);
        runs.mean_wait = played.mean_wait;
    }
    return runs;
}

// The same jobs and the same choices, but for their draws.
Spread floor_of(const Market& market, const Runs& ours, const Options& options) {
    const BareMarket bare(models::parse_scenario(market_scenario(market)));
    std::vector<double> rates;
    for (std::size_t i = 0; i < (options.quick ? 1 : 3); ++i) {
        double mean_wait = 0;
        const double spent = seconds_of([&] { mean_wait = bare.mean_wait(); });
        agree("market", ours.mean_wait, mean_wait);
        rates.push_back(static_cast<double>(bare.jobs.size()) / spent);
    }
    return Spread(rates);
}

// The slope between four times the market and eight times; the children first, which start as
// small as this process is.
void memory_of_a_job(int days) {
    const auto four = market_scenario({.size = 4, .days = days});
    const auto eight = market_scenario({.size = 8, .days = days});
    const double bytes = peak_of(eight) - peak_of(four);
    const double live = play(eight).live;
    print({fmt::format("market: a live job, of {:.0f}", live), "B",
           Spread({bytes / (live - play(four).live)}), "its record", Spread({32}), "256 B"});
}

}  // namespace

void market(const Options& options) {
    memory_of_a_job(options.quick ? 1 : 10);
    const Market year{.days = options.quick ? 4 : 365};
    const Runs once = runs_of(year, options);
    print({fmt::format("market: 120 clusters, {:.0f} jobs", once.jobs), "jobs/s",
           once.rates(once.jobs), "bare arrays", floor_of(year, once, options),
           "0.83 M: 12 s a year"});
    print({.name = fmt::format("market: the same, {:.0f} events", once.events),
           .unit = "events/s",
           .ours = once.rates(once.events)});
    for (const double finer : {0.5, 2.0}) {
        const Runs other = runs_of({.granularity = finer, .days = year.days}, options);
        print({fmt::format("market: a job, of {:.0f}", other.jobs), "ns", other.nanoseconds_a_job(),
               fmt::format("of {:.0f}", once.jobs), once.nanoseconds_a_job(), "ratio 1"});
    }
}

}  // namespace bench
