// The floor of a benchmark: a broker that weighs all clusters of a country, on bare arrays.
#pragma once

#include <cstdint>
#include <vector>

#include "models/scenario.hpp"
#include "tests/bench/heavy_log.hpp"

namespace bench {

/// What a market's jobs are, drawn before the clock runs, and what its broker knows of clusters
/// that all have one size, one speed and fixed prices.
struct BareMarket {
    /// Of a scenario with one demand class and a national platform.
    explicit BareMarket(const models::Scenario& scenario);

    /// The mean wait in seconds.
    double mean_wait() const;

    std::vector<Gang> jobs{};                         // in nanoseconds
    std::vector<std::uint16_t> origin{};              // (job)
    std::vector<double> price{};                      // (cluster) yuan per accelerator and second
    std::vector<std::vector<std::uint32_t>> order{};  // (origin) clusters, cheapest first
    std::int64_t accelerators = 0;                    // of a cluster
    double waiting = 0;                               // yuan per accelerator and second
    std::int64_t until = 0;                           // ns
};

}  // namespace bench
