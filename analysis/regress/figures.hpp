// Every number of a summary, by the name it has there.
#pragma once

#include <vector>

#include "analysis/json.hpp"
#include "analysis/regress/published.hpp"

namespace analysis {

/// The numbers of summary.json: metrics with their parts and readings (`wait`, `wait.p95`,
/// `wait.by_class.training`), of a market and a network what they add
/// (`market.energy.all.servers_kwh`), of a hindcast what came of each observation
/// (`hindcast.NAME`), of logs how they were read.
///
/// A list, such as one number a month, and more than eight parts of one kind, such as clusters (but
/// not classes), are one figure: their root mean square, which moves when one of them does. It says
/// of how many.
std::vector<PublishedMetric> figures_of(const Json& summary);

}  // namespace analysis
