#include "analysis/validation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/confidence.hpp"
#include "analysis/replications/replicate.hpp"
#include "models/scenario_file.hpp"

namespace analysis {

namespace {

using models::MetricValue;

constexpr double busy_load = 0.9;
constexpr std::uint32_t round_size = 10;  // replications between two looks at the intervals

const MetricValue& metric_named(const std::vector<MetricValue>& metrics, const std::string& name,
                                const std::string& of) {
    const auto found = std::ranges::find_if(
        metrics, [&](const MetricValue& metric) { return metric.name == name && metric.of == of; });
    sim::ensure(found != metrics.end(), "the metric of a check exists", name, of);
    return *found;
}

double reading_of(const MetricValue& metric, const Check& check) {
    const auto quantile = [&](double p) {
        const auto found = std::ranges::find(metric.quantiles, p, &MetricValue::Quantile::p);
        return found == metric.quantiles.end() ? 0 : found->value;
    };
    const auto share = [&](std::int64_t from, std::int64_t to) {
        double sum = 0;
        for (auto n = from; n <= to && n < std::ssize(metric.time_shares); ++n)
            sum += metric.time_shares[static_cast<std::size_t>(n)];
        return sum;
    };
    switch (check.reading) {
        case Reading::value: return metric.value;
        case Reading::variance: return metric.sd.value_or(0) * metric.sd.value_or(0);
        case Reading::p50: return quantile(0.5);
        case Reading::p95: return quantile(0.95);
        case Reading::share_at: return share(check.level, check.level);
        case Reading::share_up_to: break;
    }
    return share(0, check.level);
}

Answers answers_of(const std::vector<MetricValue>& metrics, const std::vector<Check>& checks) {
    Answers answers;
    for (const auto& check : checks) {
        double value = reading_of(metric_named(metrics, check.metric, check.of), check);
        if (!check.per.empty()) value /= metric_named(metrics, check.per, check.of).value;
        answers.push_back(value);
    }
    return answers;
}

Checked checked_of(const Check& check, const std::vector<Answers>& answers, std::size_t i) {
    std::vector<double> values;
    double sum = 0;
    for (const auto& answer : answers) {
        values.push_back(answer[i]);
        sum += answer[i];
    }
    return {check, sum / static_cast<double>(values.size()),
            half_width(values, validation_confidence).value_or(0)};
}

}  // namespace

bool Checked::inside() const { return std::abs(mean - check.expected) <= half_width; }

double Checked::relative_width() const { return half_width / std::abs(check.expected); }

bool Validated::passed() const {
    return std::ranges::all_of(checked, [&](const Checked& one) {
        return one.inside() && (given.load > busy_load || one.relative_width() < 0.02);
    });
}

namespace {

// Plays repetitions from `first` on until the intervals are narrow enough.
Validated sample(const ValidationCase& given, const models::Scenario& scenario, std::uint32_t first,
                 const Effort& effort) {
    std::vector<Answers> answers;
    Validated result{given, {}, 0};
    const auto wide = [&](const Checked& one) { return one.relative_width() >= effort.narrow; };
    do {
        const std::uint32_t more = result.replications == 0 ? effort.least : round_size;
        const auto fresh =
            replicate(scenario, first + result.replications, more, effort.threads,
                      [&](const auto& metrics) { return answers_of(metrics, given.checks); });
        answers.insert(answers.end(), fresh.begin(), fresh.end());
        result.replications += more;
        result.checked.clear();
        for (std::size_t i = 0; i < given.checks.size(); ++i)
            result.checked.push_back(checked_of(given.checks[i], answers, i));
    } while (given.load <= busy_load && result.replications < effort.most &&
             std::ranges::any_of(result.checked, wide));
    return result;
}

}  // namespace

Validated validate_case(const ValidationCase& given, const std::filesystem::path& folder,
                        const Effort& effort) {
    const auto scenario = models::read_scenario(folder / given.scenario, given.set);
    auto result = sample(given, scenario, 0, effort);
    if (std::ranges::all_of(result.checked, &Checked::inside)) return result;
    const auto missed = result.checked;
    result = sample(given, scenario, result.replications, effort);
    result.missed_at_first = missed;
    return result;
}

}  // namespace analysis
