#include "analysis/regress/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/experiments/student.hpp"
#include "analysis/sweep/measures.hpp"

namespace analysis {
namespace {

constexpr double confidence_of_all = 0.95;

// Half the interval of the difference of two means; nothing where one has fewer than two runs.
std::optional<double> welch_half(const PublishedMetric& a, const PublishedMetric& b,
                                 double confidence) {
    if (!a.sd || !b.sd || a.runs < 2 || b.runs < 2) return std::nullopt;
    const auto count_a = static_cast<double>(a.runs);
    const auto count_b = static_cast<double>(b.runs);
    const double part_a = *a.sd * *a.sd / count_a;
    const double part_b = *b.sd * *b.sd / count_b;
    if (part_a + part_b == 0) return 0;
    const double freedom = (part_a + part_b) * (part_a + part_b) /
                           (part_a * part_a / (count_a - 1) + part_b * part_b / (count_b - 1));
    // rounded down, so that the interval is rather too wide
    return student(confidence, static_cast<std::size_t>(std::max(1.0, std::floor(freedom)))) *
           std::sqrt(part_a + part_b);
}

bool is_near(double a, double b, double margin) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    return a == b || std::abs(a - b) <= margin;
}

Verdict verdict_of_means(const ComparedMetric& metric, double margin) {
    if (metric.expected == metric.now) return Verdict::same;
    if (!metric.half_apart)
        return is_near(metric.expected, metric.now, margin) ? Verdict::same : Verdict::moved;
    const double apart = std::abs(metric.difference());
    if (apart + *metric.half_apart <= margin) return Verdict::same;
    return apart - *metric.half_apart <= margin ? Verdict::unclear : Verdict::moved;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::same: return "same";
        case Verdict::unclear: return "unclear";
        case Verdict::moved: return "moved";
        case Verdict::appeared: return "appeared";
        case Verdict::vanished: return "vanished";
    }
    return "";
}

bool is_failure(Verdict verdict) { return verdict != Verdict::same && verdict != Verdict::unclear; }

std::optional<double> ComparedMetric::relative() const {
    if (!(std::abs(expected) > 0) || std::isnan(now)) return std::nullopt;
    return difference() / std::abs(expected);
}

std::optional<double> ComparedMetric::in_half_widths() const {
    if (!half_width || !(*half_width > 0) || std::isnan(difference())) return std::nullopt;
    return std::abs(difference()) / *half_width;
}

bool Comparison::failed() const {
    return std::ranges::any_of(metrics,
                               [](const auto& metric) { return is_failure(metric.verdict); });
}

Comparison compare(const Published& expected, const Published& now) {
    Comparison comparison{expected.fingerprint == now.fingerprint};
    std::map<std::string_view, const PublishedMetric*> left;
    for (const auto& metric : now.metrics) left.emplace(metric.key, &metric);
    const auto many = static_cast<double>(std::max<std::size_t>(1, expected.metrics.size()));
    const double confidence = 1 - (1 - confidence_of_all) / many;
    for (const auto& was : expected.metrics) {
        ComparedMetric one{was.key, was.unit, Verdict::vanished, was.value, not_observed};
        one.tolerance = was.tolerance.value_or(expected.tolerance);
        one.half_width = was.half_width;
        one.of = was.of;
        if (const auto found = left.find(was.key); found != left.end()) {
            const auto& is = *found->second;
            left.erase(found);
            one.now = is.value;
            const double margin = one.tolerance * std::abs(was.value);
            if (expected.replications > 1) one.half_apart = welch_half(was, is, confidence);
            if (is.unit != was.unit)
                one.verdict = Verdict::moved;
            else if (expected.replications > 1)
                one.verdict = verdict_of_means(one, margin);
            else
                one.verdict = is_near(was.value, is.value, margin) ? Verdict::same : Verdict::moved;
        }
        comparison.metrics.push_back(one);
    }
    for (const auto& metric : now.metrics)
        if (left.contains(metric.key))
            comparison.metrics.push_back(
                {metric.key, metric.unit, Verdict::appeared, not_observed, metric.value});
    return comparison;
}

}  // namespace analysis
