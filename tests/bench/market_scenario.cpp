#include "tests/bench/market_scenario.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sim/distributions.hpp"
#include "sim/math.hpp"

namespace bench {

namespace {

constexpr int regions = 30;
constexpr int rents[] = {8, 10, 12, 14};             // of the chips, yuan an hour
constexpr int each_has = 1'000'000 / (4 * regions);  // nodes of a cluster
constexpr double year = 365 * 86'400.0;              // s
constexpr double jobs_a_year = 10e6;
constexpr double load = 0.85;
constexpr double sigma = 2;

sim::Discrete<double> gangs() {
    return {
        {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048},
        {46, 12, 10, 16, 6, 4, 2.5, 1.8, 1, 0.45, 0.2, 0.05},
    };
}

// Scattered over China, so that distances differ.
std::string places() {
    std::string text;
    for (int r = 0; r < regions; ++r)
        text += fmt::format(
            "  r{:02}: {{latitude: {}, longitude: {}, tariff: 0.5 CNY/kWh, pue: 1.3}}\n", r,
            22 + r * 7 % 24, 100 + r * 13 % 23);
    return text;
}

std::string chips() {
    std::string text;
    for (const int rent : rents)
        text += fmt::format(
            "  c{0:02}: {{fp16: {0}00 TFLOPS@fp16, power: 500 W, rent: {0} CNY/card/h}}\n", rent);
    return text;
}

std::string supply(int size) {
    std::string text;
    for (int r = 0; r < regions; ++r) {
        text += fmt::format("  r{0:02}:\n    region: r{0:02}\n    clusters:\n", r);
        for (const int rent : rents)
            text += fmt::format("      c{0:02}: {{chip: c{0:02}, nodes: {1}, queueing: easy}}\n",
                                rent, each_has * size);
    }
    return text;
}

// In seconds.
double median_run() {
    const double work = load * 4 * regions * each_has * year;  // accelerator-seconds
    const double mean = work / jobs_a_year / gangs().sampler().mean();
    return mean / sim::math::exp(sigma * sigma / 2);
}

std::string demand(int size) {
    const auto sizes = gangs();  // outlives what is joined
    std::string text = fmt::format(
        R"(    arrivals: {{kind: poisson, rate: {} /s}}
    gang: {{kind: discrete, values: [{}], weights: [{}]}}
    run_time: {{kind: lognormal, median: {} s, sigma: {}}}
    estimate_factor: {{kind: uniform, minimum: 1, maximum: 3}}
    origins:
)",
        size * jobs_a_year / year, fmt::join(sizes.values, ", "), fmt::join(sizes.weights, ", "),
        median_run(), sigma);
    for (int r = 0; r < regions; ++r) text += fmt::format("      r{:02}: 1\n", r);
    return text;
}

}  // namespace

std::string market_scenario(const Market& market) {
    return fmt::format(R"(
until: {} d
granularity: {}
broker: {{kind: national_platform, waiting: 100 CNY/card/h}}
regions:
{}
chips:
{}
data_centers:
{}
demand:
  jobs:
{}
)",
                       market.days, market.granularity, places(), chips(), supply(market.size),
                       demand(market.size));
}

}  // namespace bench
