#include "analysis/replications/effort.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/experiments/stopping.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

std::vector<double> observed(const Reading& reading) {
    std::vector<double> values;
    for (const double value : reading.values)
        if (std::isfinite(value)) values.push_back(value);
    return values;
}

WantedPrecision wanted(const Effort& effort) {
    return {.confidence = effort.confidence, .relative = effort.precision, .least = 2};
}

const Reading& reading_named(const Replications& replications, const std::string& key) {
    const auto* reading = replications.find(key);
    sim::ensure(reading != nullptr, "the measure is one of the scenario's", key);
    return *reading;
}

}  // namespace

std::optional<MeanInterval> interval_of(const Reading& reading, double confidence) {
    const auto values = observed(reading);
    if (values.size() < 2) return std::nullopt;
    return interval_of_mean(values, confidence);
}

bool is_enough(const Replications& replications, const Effort& effort) {
    if (!effort.precision) return true;
    return std::ranges::all_of(effort.of, [&](const std::string& key) {
        const auto interval = interval_of(reading_named(replications, key), effort.confidence);
        return interval && precise_enough(*interval, wanted(effort));
    });
}

std::uint32_t next_round(const Replications& replications, const Effort& effort) {
    const std::size_t now = replications.played().size();
    if (now < effort.least) return effort.least - static_cast<std::uint32_t>(now);
    std::size_t all = now + 1;
    for (const auto& key : effort.of) {
        const auto values = observed(reading_named(replications, key));
        const auto needed =
            values.size() < 2 ? std::nullopt : replications_needed(values, wanted(effort));
        all = std::max(all, needed.value_or(2 * now));
    }
    all = std::min({all, 2 * now, std::size_t{effort.most}});
    return all > now ? static_cast<std::uint32_t>(all - now) : 0;
}

std::vector<std::string> usual_measures(const std::vector<models::MetricValue>& metrics) {
    std::vector<std::string> found;
    for (const auto* key : {"wait", "utilization"})
        if (measure_of(metrics, key)) found.emplace_back(key);
    return found;
}

}  // namespace analysis
