// Independent repetitions of one scenario, in parallel.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "models/metric_value.hpp"
#include "models/scenario.hpp"

namespace analysis {

/// What is read off one repetition: a number for each question asked.
using Answers = std::vector<double>;
using Ask = std::function<Answers(const std::vector<models::MetricValue>&)>;

/// Plays repetitions `first` … `first + count - 1` on `threads` threads. Answers come in order of
/// repetition and do not depend on the number of threads.
std::vector<Answers> replicate(const models::Scenario& scenario, std::uint32_t first,
                               std::uint32_t count, unsigned threads, const Ask& ask);

}  // namespace analysis
