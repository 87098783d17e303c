// Metric: how many jobs had to wait, at all and longer than asked.
#pragma once

#include <cstdint>

#include "models/measured.hpp"
#include "sim/batch_means.hpp"

namespace models {

struct Waited {
    explicit Waited(const Measured& measured)
        : longer_than(measured.wait_over), longer(measured.wait_over.size()) {}

    void on(const Started& e) {
        const Duration wait = e.at - e.job.submitted;
        ++started;
        at_all.add(wait > Duration{0});
        for (std::size_t i = 0; i < longer.size(); ++i) longer[i].add(wait > longer_than[i]);
    }

    /// How often it was so, of the jobs that started.
    struct Share {
        void add(bool so) {
            times += so ? 1 : 0;
            batches.add(so ? 1.0 : 0.0);
        }
        std::uint64_t times = 0;
        BatchMeans batches{};
    };

    /// The number that waited at all, its share, and a share for each duration of the scenario.
    void report(const Measured& measured, Time now, std::vector<MetricValue>& out) const;

    std::vector<Duration> longer_than;
    std::vector<Share> longer;  // (duration)
    Share at_all{};
    std::uint64_t started = 0;
};

}  // namespace models
