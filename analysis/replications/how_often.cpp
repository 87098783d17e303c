#include "analysis/replications/how_often.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/experiments/stopping.hpp"
#include "analysis/sweep/measures.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

std::vector<double> observed(const Observed& reading) {
    std::vector<double> values;
    for (const double value : reading.values)
        if (std::isfinite(value)) values.push_back(value);
    return values;
}

WantedPrecision wanted(const HowOften& how_often) {
    return {.confidence = how_often.confidence, .relative = how_often.precision, .least = 2};
}

const Observed& reading_named(const Replications& replications, const std::string& key) {
    const auto* reading = replications.find(key);
    sim::ensure(reading != nullptr, "the measure is one of the scenario's", key);
    return *reading;
}

}  // namespace

std::optional<MeanInterval> interval_of(const Observed& reading, double confidence) {
    const auto values = observed(reading);
    if (values.size() < 2) return std::nullopt;
    return interval_of_mean(values, confidence);
}

bool is_enough(const Replications& replications, const HowOften& how_often) {
    if (!how_often.precision) return true;
    return std::ranges::all_of(how_often.of, [&](const std::string& key) {
        const auto interval = interval_of(reading_named(replications, key), how_often.confidence);
        return interval && precise_enough(*interval, wanted(how_often));
    });
}

std::uint32_t next_round(const Replications& replications, const HowOften& how_often) {
    const std::size_t now = replications.played().size();
    if (now < how_often.least) return how_often.least - static_cast<std::uint32_t>(now);
    std::size_t all = now + 1;
    for (const auto& key : how_often.of) {
        const auto values = observed(reading_named(replications, key));
        const auto needed =
            values.size() < 2 ? std::nullopt : replications_needed(values, wanted(how_often));
        all = std::max(all, needed.value_or(2 * now));
    }
    all = std::min({all, 2 * now, std::size_t{how_often.most}});
    return all > now ? static_cast<std::uint32_t>(all - now) : 0;
}

std::vector<std::string> usual_measures(const std::vector<models::MetricValue>& metrics) {
    std::vector<std::string> found;
    for (const auto* key : {"wait", "utilization"})
        if (measure_of(metrics, key)) found.emplace_back(key);
    return found;
}

}  // namespace analysis
