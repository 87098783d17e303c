#include "analysis/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/confidence.hpp"
#include "analysis/tables.hpp"

namespace analysis {
namespace {

using models::MetricValue;

constexpr double usual_confidence = 0.95;
constexpr std::ptrdiff_t most_told_apart = 16;  // or links, that the text tells of one by one

Json value_json(const MetricValue& metric) {
    Json json{{"value", number_json(metric.value)}};
    if (metric.count) json["count"] = *metric.count;
    if (metric.sd) json["sd"] = number_json(*metric.sd);
    if (metric.min) json["min"] = number_json(*metric.min);
    for (const auto& [p, value] : metric.quantiles) json[quantile_name(p)] = number_json(value);
    if (metric.max) json["max"] = number_json(*metric.max);
    if (const auto half = half_width(metric.batch_means, usual_confidence)) {
        json["interval"] = {{"confidence", usual_confidence}, {"half_width", *half}};
    }
    if (!metric.time_shares.empty()) json["time_shares"] = metric.time_shares;
    return json;
}

std::string number_if_any(std::optional<double> x) { return x ? short_number(*x) : ""; }

std::string quantile(const MetricValue& metric, double p) {
    for (const auto& one : metric.quantiles)
        if (one.p == p) return short_number(one.value);
    return "";
}

std::string line(std::string_view name, std::string_view mean, std::string_view interval,
                 std::string_view median, std::string_view p95, std::string_view most,
                 std::string_view unit) {
    const auto text = fmt::format("{:<26} {:>10} {:>10} {:>10} {:>10} {:>10}  {}", name, mean,
                                  interval, median, p95, most, unit);
    return fmt::format("{}\n", text.substr(0, text.find_last_not_of(' ') + 1));
}

std::string metric_line(const MetricValue& metric, std::optional<double> half) {
    const bool part = metric.scope != MetricValue::Scope::all;
    return line(part ? fmt::format("  {}", metric.of) : metric.name, short_number(metric.value),
                half ? fmt::format("±{}", short_number(*half)) : "", quantile(metric, 0.5),
                quantile(metric, 0.95), number_if_any(metric.max), metric.unit);
}

}  // namespace

std::string short_number(double x) {
    if (!std::isfinite(x)) return "-";
    if (x == std::floor(x) && std::abs(x) < 1e7) return fmt::format("{:.0f}", x);
    if (std::abs(x) >= 1e4 && std::abs(x) < 1e7) return fmt::format("{:.0f}", x);
    return fmt::format("{:.4g}", x);
}

std::string quantile_name(double p) { return fmt::format("p{:g}", p * 100); }

std::string_view by(MetricValue::Scope scope) {
    switch (scope) {
        case MetricValue::Scope::all: return "all";
        case MetricValue::Scope::demand: return "by_class";
        case MetricValue::Scope::origin: return "by_origin";
        case MetricValue::Scope::region: return "by_region";
        case MetricValue::Scope::chip: return "by_chip";
        case MetricValue::Scope::cluster: return "by_cluster";
        case MetricValue::Scope::link: return "by_link";
    }
    return "";
}

Json outline_json(const Outline& outline) {
    return {
        {"name", outline.name},
        {"complete", outline.complete},
        {"seed", outline.seed},
        {"replication", outline.replication},
        {"fingerprint", fmt::format("{:016x}", outline.fingerprint)},
        {"events", outline.events},
        {"start", date_cell(outline.start)},
        {"simulated_s", static_cast<double>(outline.ended.time_since_epoch().count()) / 1e9},
    };
}

Json& entry_of(const MetricValue& metric, Json& metrics) {
    Json& entry = metrics[metric.name];
    if (metric.scope == MetricValue::Scope::all) return entry;
    return entry[std::string(by(metric.scope))][metric.of];
}

Json metrics_json(const std::vector<MetricValue>& metrics) {
    Json all = Json::object();
    for (const auto& metric : metrics) {
        Json& entry = entry_of(metric, all);
        entry = value_json(metric);
        entry["unit"] = metric.unit;
        if (metric.scope == MetricValue::Scope::all) entry["description"] = metric.about;
    }
    return all;
}

std::string metrics_text(const std::vector<MetricValue>& metrics, double level,
                         const HalfWidth& half_width) {
    const auto clusters = std::ranges::count_if(metrics, [](const auto& metric) {
        return metric.name == "busy_accelerators" && metric.scope == MetricValue::Scope::cluster;
    });
    const auto links = std::ranges::count_if(metrics, [](const auto& metric) {
        return metric.name == "link_utilization" && metric.scope == MetricValue::Scope::link;
    });
    const auto told = [&](MetricValue::Scope scope) {
        return scope == MetricValue::Scope::all || scope == MetricValue::Scope::demand ||
               (scope == MetricValue::Scope::cluster && clusters <= most_told_apart) ||
               (scope == MetricValue::Scope::link && links <= most_told_apart);
    };
    auto text = line("", "mean", fmt::format("{:g} %", level * 100), "median", "p95", "max", "");
    for (const auto& metric : metrics) {
        if (metric.scope != MetricValue::Scope::all) continue;
        for (std::size_t i = 0; i < metrics.size(); ++i)
            if (metrics[i].name == metric.name && told(metrics[i].scope))
                text += metric_line(metrics[i], half_width(i));
    }
    return text;
}

std::string summary_text(const Outline& outline, const std::vector<MetricValue>& metrics) {
    const auto end = outline.start + outline.ended.time_since_epoch();
    std::string text = fmt::format("{}: {} to {}{}\n{} events, seed {}, fingerprint {:016x}\n\n",
                                   outline.name, date_cell(outline.start),
                                   date_cell(std::chrono::floor<std::chrono::seconds>(end)),
                                   outline.complete ? "" : " (stopped before its end)",
                                   outline.events, outline.seed, outline.fingerprint);
    return text + metrics_text(metrics, usual_confidence, [&](std::size_t i) {
               return half_width(metrics[i].batch_means, usual_confidence);
           });
}

}  // namespace analysis
