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
        : divisions(measured.divisions), served_over_time(measured.warmup) {
        for (const auto& division : divisions) parts.emplace_back(division.names().size());
    }

    void on(const Ended& e) {
        const auto outcome = static_cast<std::size_t>(e.outcome);
        ++all[outcome];
        for (std::size_t i = 0; i < divisions.size(); ++i)
            if (const auto part = divisions[i].of(e.job); part != Division::no_part)
                ++parts[i][part][outcome];
        if (e.outcome != Outcome::served) return;
        served_over_time.pass(e.at, [&](Time) { return served; });
        ++served;
    }

    /// For each outcome the number of jobs, and the jobs served per second.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    using Counts = std::array<std::uint64_t, enumerators<Outcome>().size()>;
    std::vector<Division> divisions;
    Counts all{};                              // by outcome
    std::vector<std::vector<Counts>> parts{};  // (division, part), by outcome
    std::uint64_t served = 0;
    TimeBatches served_over_time;
};

}  // namespace models
