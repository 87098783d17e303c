// Metric: how long jobs stay.
#pragma once

#include "models/measured.hpp"

namespace models {

struct Response {
    static constexpr std::string_view about =
        "Time from submission to end, of jobs that were served (also called turnaround or job "
        "completion time).";
    static constexpr std::string_view unit = "s";

    explicit Response(const Measured& measured) : sample(measured) {}

    void on(const Ended& e) {
        if (e.outcome == Outcome::served) sample.add(e.job, seconds(e.at - e.job.submitted));
    }

    SamplePerPart sample;
};

}  // namespace models
