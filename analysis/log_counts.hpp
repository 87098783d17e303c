// What became of the records of the logs that a run replayed.
#pragma once

#include "analysis/json.hpp"
#include "models/world.hpp"

namespace analysis {

/// By demand class: records, used, left_out by reason, and what was mended; empty without logs.
Json log_counts_json(const models::World& world);

}  // namespace analysis
