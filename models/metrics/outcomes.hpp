// Metric: what became of the jobs.
#pragma once

#include <array>
#include <cstdint>

#include "models/measured.hpp"
#include "sim/names.hpp"
#include "sim/time_batches.hpp"

namespace models {

struct Outcomes {
    explicit Outcomes(const Measured& measured)
        : ended(measured.classes.size()), served_over_time(measured.warmup) {}

    void on(const Ended& e) {
        ++ended[e.job.demand][static_cast<std::size_t>(e.outcome)];
        if (e.outcome != Outcome::served) return;
        served_over_time.pass(e.at, [&](Time) { return served; });
        ++served;
    }

    /// For each outcome the number of jobs, and the jobs served per second.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    using Counts = std::array<std::uint64_t, enumerators<Outcome>().size()>;
    std::vector<Counts> ended;  // (demand), by outcome
    std::uint64_t served = 0;
    TimeBatches served_over_time;
};

}  // namespace models
