#include "analysis/sweep/measures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "analysis/confidence.hpp"
#include "analysis/summary.hpp"

namespace analysis {
namespace {

using models::MetricValue;

// What is known of a metric beside its value; nothing where it has no such reading.
std::optional<double> reading_of(const MetricValue& metric, std::string_view name) {
    if (name == "sd") return metric.sd;
    if (name == "min") return metric.min;
    if (name == "max") return metric.max;
    if (name == "count" && metric.count) return static_cast<double>(*metric.count);
    for (const auto& [p, value] : metric.quantiles)
        if (name == quantile_name(p)) return value;
    return std::nullopt;
}

// Whether a metric of that form can have such a reading, once something is observed.
bool may_have(const MetricValue& metric, std::string_view name) {
    if (!metric.count) return false;
    constexpr std::array<std::string_view, 4> others{"count", "sd", "min", "max"};
    return std::ranges::find(others, name) != others.end() ||
           std::ranges::any_of(models::sample_quantiles,
                               [&](double p) { return quantile_name(p) == name; });
}

using ByKey = std::map<std::string, const MetricValue*, std::less<>>;

ByKey by_key(const std::vector<MetricValue>& metrics) {
    ByKey all;
    for (const auto& metric : metrics) all.emplace(key_of(metric), &metric);
    return all;
}

struct Found {
    const MetricValue* metric = nullptr;
    std::string_view reading{};  // empty for the value itself
};

Found find(const ByKey& all, std::string_view key) {
    if (const auto whole = all.find(key); whole != all.end()) return {whole->second};
    const auto dot = key.rfind('.');
    if (dot == std::string_view::npos) return {};
    const auto front = all.find(key.substr(0, dot));
    if (front == all.end()) return {};
    return {front->second, key.substr(dot + 1)};
}

}  // namespace

std::string key_of(const MetricValue& metric) {
    if (metric.scope == MetricValue::Scope::all) return metric.name;
    return fmt::format("{}.{}.{}", metric.name, by(metric.scope), metric.of);
}

std::vector<Measure> all_measures(const std::vector<MetricValue>& metrics) {
    std::vector<Measure> measures;
    for (const auto& metric : metrics)
        if (metric.scope == MetricValue::Scope::all)
            measures.push_back({key_of(metric), metric.unit, metric.about});
    return measures;
}

std::optional<Measure> measure_of(const std::vector<MetricValue>& metrics, const std::string& key) {
    const auto [metric, reading] = find(by_key(metrics), key);
    if (metric == nullptr) return std::nullopt;
    if (!reading.empty() && !may_have(*metric, reading)) return std::nullopt;
    return Measure{key, reading == "count" ? "" : metric->unit, metric->about};
}

std::vector<Answer> answers_to(const std::vector<Measure>& measures,
                               const std::vector<MetricValue>& metrics, double confidence) {
    const auto all = by_key(metrics);
    std::vector<Answer> answers;
    for (const auto& measure : measures) {
        const auto [metric, reading] = find(all, measure.key);
        if (metric == nullptr) {
            answers.push_back({not_observed, {}});
        } else if (!reading.empty()) {
            answers.push_back({reading_of(*metric, reading).value_or(not_observed), {}});
        } else {
            answers.push_back({metric->value, half_width(metric->batch_means, confidence)});
        }
    }
    return answers;
}

}  // namespace analysis
