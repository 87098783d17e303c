// Are factors found again that a simulation was played with? Before anything is fitted to the
// world, it must work where the truth is known.
#include <catch2/catch.hpp>

#include "analysis/experiments/history_matching.hpp"
#include "analysis/experiments/interval.hpp"
#include "analysis/experiments/latin_hypercube.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/nelder_mead.hpp"
#include "analysis/replications/replicate.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"

using namespace analysis;

namespace {

// One queue: 0.2 to 0.8 arrivals per second, mean run times of 0.5 to 1.1 s.
models::Scenario queue_at(const Point& u) {
    return models::read_scenario(
        std::filesystem::path(SUANLI_ROOT) / "scenarios/validation/queues/queue.yaml",
        {"until=4200 s", "warmup=200 s",
         fmt::format("demand.jobs.arrivals.rate={} /s", 0.2 + 0.6 * u[0]),
         fmt::format("demand.jobs.run_time={{kind: exponential, mean: {} s}}", 0.5 + 0.6 * u[1])});
}

// The load, and a time: loads alone would not tell frequent short jobs from rare long ones.
constexpr const char* observed_metrics[] = {"utilization", "wait"};

/// A number of each metric, over the replications from `first` on.
std::vector<std::vector<double>> outputs_at(const Point& u, std::uint32_t first,
                                            std::uint32_t count) {
    const auto answers = replicate(queue_at(u), first, count, 1, [](const auto& metrics) {
        Answers all;
        for (const char* name : observed_metrics) {
            const auto found = std::ranges::find(metrics, name, &models::MetricValue::name);
            sim::ensure(found != metrics.end(), "the run tells the metric", name);
            all.push_back(found->value);
        }
        return all;
    });
    std::vector<std::vector<double>> outputs(std::size(observed_metrics));
    for (const auto& answer : answers)
        for (std::size_t i = 0; i < answer.size(); ++i) outputs[i].push_back(answer[i]);
    return outputs;
}

}  // namespace

TEST_CASE("history matching leaves the factors that a simulation was played with",
          "[oracle][statistics]") {
    const auto runs = latin_hypercube(24, 2, {});
    std::vector<std::vector<double>> values(std::size(observed_metrics));
    for (std::uint32_t i = 0; i < runs.size(); ++i) {
        const auto outputs = outputs_at(runs[i], 4 * i, 4);
        for (std::size_t k = 0; k < outputs.size(); ++k)
            values[k].push_back(interval_of_mean(outputs[k], 0.95).mean);
    }
    const auto candidates = sobol(1024, 2);
    for (const Point& truth : {Point{0.4, 0.5}, Point{0.75, 0.3}, Point{0.2, 0.85}}) {
        const auto seen = outputs_at(truth, 1000, 10);
        std::vector<MatchedOutput> outputs;
        for (std::size_t k = 0; k < seen.size(); ++k) {
            const auto interval = interval_of_mean(seen[k], 0.6826894921370859);
            outputs.push_back(
                {{.value = interval.mean, .variance = interval.half_width * interval.half_width},
                 GaussianProcess(runs, values[k], Noise::estimated)});
        }
        const auto left = not_ruled_out(outputs, candidates);
        INFO(truth[0] << " " << truth[1] << ": implausibility " << implausibility_at(outputs, truth)
                      << ", " << left.size() << " of 1024 are left");
        CHECK(implausibility_at(outputs, truth) < implausible);
        CHECK(!left.empty());
        CHECK(left.size() < 1024 / 20);
    }
}

// Chance is a function of seed and replication: where both are shared, the distance to what was
// observed is 0 at the truth, and hardly rugged around it.
TEST_CASE("with the same random numbers a search comes to the factors themselves", "[oracle]") {
    const Point truth{0.45, 0.6};
    const auto observed = outputs_at(truth, 7, 1);
    const auto distance = [&](const Point& u) {
        const auto outputs = outputs_at(u, 7, 1);
        double sum = 0;
        for (std::size_t k = 0; k < outputs.size(); ++k) {
            const double off = outputs[k][0] / observed[k][0] - 1;
            sum += off * off;
        }
        return sum;
    };
    NelderMead search({0.2, 0.2}, 0.2);
    for (int round = 0; round < 300 && search.size() > 1e-5; ++round) {
        std::vector<double> distances;
        for (const Point& point : search.ask()) distances.push_back(distance(point));
        search.tell(distances);
    }
    INFO(search.best().value);
    CHECK(search.best().point[0] == Approx(truth[0]).epsilon(0).margin(0.01));
    CHECK(search.best().point[1] == Approx(truth[1]).epsilon(0).margin(0.01));
}
