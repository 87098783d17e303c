// Metric: how many jobs had to wait, at all and longer than asked.
#pragma once

#include <cstdint>

#include "models/measured.hpp"

namespace models {

struct Waited {
    explicit Waited(const Measured& measured)
        : longer_than(measured.wait_over), longer(measured.wait_over.size()) {}

    void on(const Started& e) {
        const Duration wait = e.at - e.job.submitted;
        ++started;
        if (wait > Duration{0}) ++at_all;
        for (std::size_t i = 0; i < longer.size(); ++i)
            if (wait > longer_than[i]) ++longer[i];
    }

    /// The number that waited at all, its share, and a share for each duration of the scenario.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    std::vector<Duration> longer_than;
    std::vector<std::uint64_t> longer;  // (duration)
    std::uint64_t started = 0;
    std::uint64_t at_all = 0;
};

}  // namespace models
