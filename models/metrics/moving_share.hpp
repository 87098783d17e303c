// Metric: how much of a job's time goes into moving data.
#pragma once

#include <algorithm>
#include <string_view>

#include "models/measured.hpp"

namespace models {

struct MovingShare {
    static constexpr std::string_view about =
        "Share of the time from submission to end that a job's data took to come, or held its run "
        "up by; of served jobs of classes that read data.";
    static constexpr std::string_view unit = "1";
    static bool told(const Measured& measured) { return measured.moves_data(); }

    explicit MovingShare(const Measured& measured)
        : sample(measured, SamplePerPart::Of::classes), reads_data(measured.reads_data) {}

    void on(const Ended& e) {
        if (e.outcome != Outcome::served || !reads_data[e.job.demand]) return;
        const double all = seconds(e.at - e.job.submitted);
        if (all <= 0) return;
        const double held_up = seconds(e.at - e.job.started) - seconds(e.job.run);
        sample.add(e.job, (e.job.moving + std::max(held_up, 0.0)) / all);
    }

    SamplePerPart sample;
    std::vector<bool> reads_data;  // (demand)
};

}  // namespace models
