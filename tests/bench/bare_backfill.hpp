// The floor of a benchmark: first come, first served, and EASY backfilling, on bare arrays.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/bench/heavy_log.hpp"

namespace bench {

/// The mean wait in seconds, on one cluster.
double bare_mean_wait(const std::vector<Gang>& jobs, std::int64_t accelerators, bool backfills);

}  // namespace bench
