// Metric: what became of the jobs.
#pragma once

#include <array>
#include <cstdint>

#include "models/measured.hpp"
#include "sim/names.hpp"

namespace models {

struct Outcomes {
    explicit Outcomes(const Measured& measured) : ended(measured.classes.size()) {}

    void on(const Ended& e) { ++ended[e.job.demand][static_cast<std::size_t>(e.outcome)]; }

    /// For each outcome, the number of jobs and their share.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    using Counts = std::array<std::uint64_t, enumerators<Outcome>().size()>;
    std::vector<Counts> ended;  // (demand), by outcome
};

}  // namespace models
