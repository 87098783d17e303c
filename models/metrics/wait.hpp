// Metric: how long jobs wait.
#pragma once

#include "models/measured.hpp"

namespace models {

struct Wait {
    static constexpr std::string_view about =
        "Time from submission to start (to first service, where a server is shared by turns), of "
        "jobs that started.";
    static constexpr std::string_view unit = "s";

    explicit Wait(const Measured& measured) : sample(measured) {}

    void on(const Started& e) { sample.add(e.job, seconds(e.at - e.job.submitted)); }

    SamplePerPart sample;
};

}  // namespace models
