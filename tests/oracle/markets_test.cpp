// Markets whose answers are known: the project's methods notes, section 0, from YAML to metrics.
#include <catch2/catch.hpp>
#include <cmath>
#include <thread>

#include "analysis/confidence.hpp"
#include "analysis/replications/replicate.hpp"
#include "models/scenario_file.hpp"
#include "sim/tally.hpp"

using namespace analysis;

namespace {

const std::filesystem::path market_scenarios =
    std::filesystem::path(SUANLI_ROOT) / "scenarios/validation/markets";

/// What one metric should be on average.
struct Expected {
    std::string metric;
    double value = 0;
};

// Each mean over replications lies in its 99.9 % interval around the expected value.
void check(const std::string& file, const std::vector<std::string>& sets,
           const std::vector<Expected>& expected) {
    const auto scenario = models::read_scenario(market_scenarios / file, sets);
    constexpr int replications = 20;
    const auto answers = replicate(scenario, 0, replications, std::thread::hardware_concurrency(),
                                   [&](const auto& metrics) {
                                       Answers values;
                                       for (const auto& one : expected)
                                           for (const auto& metric : metrics)
                                               if (metric.name == one.metric &&
                                                   metric.scope == models::MetricValue::Scope::all)
                                                   values.push_back(metric.value);
                                       return values;
                                   });
    for (std::size_t i = 0; i < expected.size(); ++i) {
        std::vector<double> values;
        sim::Tally tally;
        for (const auto& answer : answers) {
            REQUIRE(answer.size() == expected.size());
            values.push_back(answer[i]);
            tally.add(answer[i]);
        }
        const double half = half_width(values, 0.999).value();
        INFO(file << " " << expected[i].metric << ": " << tally.mean() << " ± " << half
                  << ", should be " << expected[i].value);
        CHECK(std::abs(tally.mean() - expected[i].value) < half);
        CHECK(half < 0.1 * expected[i].value);
    }
}

std::vector<std::string> loads(const std::string& east, const std::string& west) {
    return {"demand.east.arrivals.rate=" + east, "demand.west.arrivals.rate=" + west};
}

}  // namespace

// E2E-1: E[min(idle, waiting)] = (1 - a) b^2 + (1 - b) a^2 for isolated M/M/1 of loads a and b.
TEST_CASE("E2E-1: coexistence of idleness and waiting in two isolated queues",
          "[oracle][statistics]") {
    check("two-pools.yaml", loads("0.5 /s", "0.5 /s"),
          {{"accelerators_idle", 1},
           {"accelerators_waiting", 1},
           {"coexistence", 0.25},
           {"structural_mismatch", 0.25}});
    check("two-pools.yaml", loads("0.9 /s", "0.3 /s"),
          {{"accelerators_idle", 0.8},
           {"accelerators_waiting", 8.228571429},
           {"coexistence", 0.576}});
    check("two-pools.yaml", loads("0.8 /s", "0.8 /s"),
          {{"accelerators_idle", 0.4}, {"accelerators_waiting", 6.4}, {"coexistence", 0.256}});
}

// E2E-3: the Markov chain on {gang of two; two singles; a single before a blocked gang}.
TEST_CASE("E2E-3: gangs waste accelerators that are never short of work", "[oracle][statistics]") {
    const auto with_singles = [](double share, double utilization, double throughput) {
        check("gangs.yaml", {fmt::format("demand.jobs.gang.weights=[{}, {}]", share, 1 - share)},
              {{"utilization", utilization}, {"throughput", throughput}});
    };
    with_singles(0.5, 6.0 / 7, 8.0 / 7);
    with_singles(0.8, 0.882352941, 1.470588235);
    with_singles(0.2, 0.918367347, 1.020408163);
}
