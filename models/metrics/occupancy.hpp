// Metrics: queue length, jobs present and utilization, over time.
#pragma once

#include "models/measured.hpp"
#include "sim/level.hpp"
#include "sim/time_batches.hpp"

namespace models {

/// Time averages of each cluster's state; those of all clusters together are their sums.
struct Occupancy {
    explicit Occupancy(const Measured& measured) : clusters(measured.clusters.size()) {}

    void on(const Occupied& e) {
        auto& c = clusters[e.cluster];
        c.waiting.set(e.at, e.waiting);
        c.busy.set(e.at, e.busy);
        c.present.set(e.at, e.present);
        if (few()) c.present_shares.set(e.at, e.present);
    }
    void on(const Restarted& e);

    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    /// Shares of time are told of so few clusters only: of hundreds they fill megabytes.
    bool few() const { return clusters.size() <= 16; }

    static constexpr std::size_t told_apart = 1024;  // numbers of jobs present

    struct Levels {
        BatchedLevel waiting{};
        BatchedLevel busy{};
        BatchedLevel present{};
        LevelShares present_shares{told_apart};
    };
    std::vector<Levels> clusters;  // (cluster)
};

}  // namespace models
