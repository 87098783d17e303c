// What a run says: for programs as JSON, for people as a table.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/json.hpp"
#include "models/metric_value.hpp"
#include "sim/time.hpp"

namespace analysis {

/// What identifies a run and its end.
struct Outline {
    std::string name{};
    bool complete = false;
    std::uint64_t seed = 0;
    std::uint32_t replication = 0;
    std::uint64_t fingerprint = 0;  // of the event stream
    std::uint64_t events = 0;
    sim::Date start{};
    sim::Time ended{};
};

/// The outline, as the head of the JSON files.
Json outline_json(const Outline& outline);

/// `by_class` …: where the parts of a metric stand.
std::string_view by(models::MetricValue::Scope scope);

/// A member's name without binary noise: 0.95 gives `p95`.
std::string quantile_name(double p);

/// Where a metric stands among them.
Json& entry_of(const models::MetricValue& metric, Json& metrics);

/// `{"wait": {"value": 12.5, "unit": "s", "description": …, "by_class": {"training": {…}}}, …}`;
/// null where nothing was observed.
Json metrics_json(const std::vector<models::MetricValue>& metrics);

/// Four digits, without an exponent where that is readable.
std::string short_number(double x);

/// What of a metric is told beside it: half the width of its interval, where it has one.
using HalfWidth = std::function<std::optional<double>(std::size_t metric)>;

/// A line a metric, but for those by region … and those of too many clusters and links.
std::string metrics_text(const std::vector<models::MetricValue>& metrics, double confidence,
                         const HalfWidth& half_width);

/// A line a metric, with its mean, interval and quantiles where it has them.
std::string summary_text(const Outline& outline, const std::vector<models::MetricValue>& metrics);

}  // namespace analysis
