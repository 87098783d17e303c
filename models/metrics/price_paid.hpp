// Metric: what an accelerator cost those who held it.
#pragma once

#include "models/measured.hpp"

namespace models {

/// Told of a market only: elsewhere nobody pays.
struct PricePaid {
    explicit PricePaid(const Measured& measured) : divisions(measured.divisions) {
        for (const auto& division : divisions) parts.emplace_back(division.names().size());
    }

    void on(const Paid& e) {
        all.add(e);
        for (std::size_t i = 0; i < divisions.size(); ++i)
            if (const auto part = divisions[i].of(e.job); part != Division::no_part)
                parts[i][part].add(e);
    }

    /// Yuan per accelerator and hour: all that was paid over all that was held.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    struct Sum {
        Money paid{};
        Wide held = 0;  // accelerators times nanoseconds
        void add(const Paid& e) {
            paid += e.amount;
            held += Wide{e.job.gang} * (e.at - e.job.started).count();
        }
    };
    std::vector<Division> divisions;
    Sum all{};
    std::vector<std::vector<Sum>> parts{};  // (division, part)
};

}  // namespace models
