// Do intervals hold the truth as often as they say? A thousand of them around what is known of
// M/M/1, at a nominal 90 %; the standard error of such a count is 9.5.
#include <catch2/catch.hpp>

#include "analysis/confidence.hpp"
#include "analysis/experiments/batches.hpp"
#include "analysis/in_parallel.hpp"
#include "analysis/replications/replicate.hpp"
#include "models/scenario_file.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

using namespace analysis;

namespace {

constexpr double nominal = 0.9;
constexpr std::uint32_t intervals = 1000;

/// At load 1/2: one job present on average, a mean wait of 1 s, half of the time busy.
struct Known {
    const char* metric = "";
    double value = 0;
};
constexpr Known half_loaded[] = {{"jobs_present", 1}, {"wait", 1}, {"utilization", 0.5}};

models::Scenario queue_until(const std::string& end) {
    return models::read_scenario(
        std::filesystem::path(SUANLI_ROOT) / "scenarios/validation/queues/queue.yaml",
        {"demand.jobs.arrivals.rate=0.5 /s", "warmup=200 s", "until=" + end});
}

const models::MetricValue& named(const std::vector<models::MetricValue>& metrics,
                                 const std::string& name) {
    const auto found = std::ranges::find_if(metrics, [&](const models::MetricValue& metric) {
        return metric.name == name && metric.of.empty();
    });
    sim::ensure(found != metrics.end(), "the run tells the metric", name);
    return *found;
}

/// So many of a thousand.
void check_count(const std::string& what, int held) {
    INFO(what << ": " << held << " of 1000 intervals hold the truth");
    CHECK(held >= 870);
    CHECK(held <= 930);
}

}  // namespace

TEST_CASE("intervals over ten replications hold the truth nine times of ten", "[oracle][nightly]") {
    constexpr std::uint32_t replications = 10;
    constexpr double time = 2000;  // s, after the warm-up
    const auto answers = replicate(queue_until("2200 s"), 0, intervals * replications, all_cores(),
                                   [](const auto& metrics) {
                                       Answers all;
                                       for (const auto& known : half_loaded)
                                           all.push_back(named(metrics, known.metric).value);
                                       return all;
                                   });
    for (std::size_t k = 0; k < std::size(half_loaded); ++k) {
        int held = 0;
        for (std::size_t i = 0; i < intervals; ++i) {
            std::vector<double> values;
            for (std::size_t r = 0; r < replications; ++r)
                values.push_back(answers[i * replications + r][k]);
            if (interval_of_mean(values, nominal).holds(half_loaded[k].value)) ++held;
        }
        check_count(half_loaded[k].metric, held);
    }

    // The mean over a time T varies by 2 rho (1 + rho) / (1 - rho)^4 / T (Whitt 1989): 24 / T.
    sim::Tally present;
    for (const auto& answer : answers) present.add(answer.front());
    CHECK(std::abs(present.mean() - 1) < 5 * std::sqrt(24 / time / double(present.count())));
    CHECK(present.variance() * time == Approx(24).epsilon(0.1));
}

TEST_CASE("intervals over the batches of one run hold the truth nine times of ten",
          "[oracle][nightly]") {
    const auto answers =
        replicate(queue_until("50200 s"), 0, intervals, all_cores(), [](const auto& metrics) {
            Answers held;
            for (const auto& known : half_loaded) {
                const auto& metric = named(metrics, known.metric);
                // the interval that a run tells of itself, and one over fewer, longer batches
                const auto own = half_width(metric.batch_means, nominal);
                held.push_back(own && std::abs(metric.value - known.value) <= *own ? 1 : 0);
                const auto longer = interval_of_batches(metric.batch_means, 10, nominal);
                held.push_back(longer.holds(known.value) ? 1 : 0);
            }
            return held;
        });
    for (std::size_t k = 0; k < std::size(half_loaded); ++k)
        for (const std::size_t which : {0u, 1u}) {
            int held = 0;
            for (const auto& answer : answers) held += answer[2 * k + which] > 0 ? 1 : 0;
            check_count(std::string(half_loaded[k].metric) + (which ? ", ten batches" : ""), held);
        }
}
