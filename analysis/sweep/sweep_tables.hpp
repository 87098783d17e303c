// The tables of a sweep: its runs, its points with intervals, and what the factors do.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/sweep/plan.hpp"
#include "analysis/sweep/runs_in_order.hpp"
#include "analysis/sweep/table_sink.hpp"

namespace analysis {

/// Means of a point, one for each measure; not a number where no run of it observed anything.
struct PointMeans {
    Settings settings{};
    struct Mean {
        double mean = 0;
        double half_width = 0;  // not a number where there are too few runs
        double deviation = 0;
        std::uint64_t count = 0;  // of runs
    };
    std::vector<Mean> means{};  // (measure)
};

/// Calls `visit` with each point in order. An interval is Student's over replications; with one
/// replication, the run's own where it gave one.
void for_each_point(const SweepHead& head, RunsInOrder& runs,
                    const std::function<void(std::uint64_t, const PointMeans&)>& visit);

/// `runs` (a row a run, missing ones left out), `points` (a row a point and measure) and, where the
/// design is one of effects, `effects`.
void write_tables(const SweepHead& head, RunsInOrder& runs, TableSink& sink);

}  // namespace analysis
