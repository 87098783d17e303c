// Metric: how much longer jobs stay than they run.
#pragma once

#include <algorithm>

#include "models/measured.hpp"

namespace models {

struct BoundedSlowdown {
    static constexpr std::string_view about =
        "Response time over run time, of jobs that were served; run times below 10 s count as 10 "
        "s, "
        "and it is at least 1 (Feitelson and Rudolph 1998).";
    static constexpr std::string_view unit = "1";
    static constexpr double bound = 10;  // s

    explicit BoundedSlowdown(const Measured& measured) : sample(measured) {}

    void on(const Ended& e) {
        if (e.outcome != Outcome::served) return;
        const double response = seconds(e.at - e.job.submitted);
        sample.add(e.job, std::max(1.0, response / std::max(bound, seconds(e.job.run))));
    }

    SamplePerPart sample;
};

}  // namespace models
