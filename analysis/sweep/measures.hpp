// The numbers of a run that an experiment keeps, by the names they have in summary.json.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/metric_value.hpp"

namespace analysis {

/// A number that every run reports.
struct Measure {
    std::string key{};  // `wait`, `wait.by_class.training`, `wait.p95`
    std::string unit{};
    std::string about{};
};

/// What is said where nothing was observed: not a number.
inline constexpr double not_observed = std::numeric_limits<double>::quiet_NaN();

/// What one run says to a measure; not a number where nothing was observed.
struct Answer {
    double value = 0;
    std::optional<double> half_width{};  // where the run itself gives an interval
};

/// `wait.by_class.training`: where a metric stands in summary.json.
std::string key_of(const models::MetricValue& metric);

/// Those metrics that are not by class, region …
std::vector<Measure> all_measures(const std::vector<models::MetricValue>& metrics);

/// The measure of that key: a metric, or behind another dot `count`, `sd`, `min`, `max` or a
/// quantile such as `p95` of one. Nothing where there is none.
std::optional<Measure> measure_of(const std::vector<models::MetricValue>& metrics,
                                  const std::string& key);

/// What a run says to each measure, in their order.
std::vector<Answer> answers_to(const std::vector<Measure>& measures,
                               const std::vector<models::MetricValue>& metrics, double confidence);

}  // namespace analysis
