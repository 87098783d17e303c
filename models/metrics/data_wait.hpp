// Metric: how long jobs wait for their data.
#pragma once

#include <algorithm>
#include <string_view>

#include "models/measured.hpp"

namespace models {

struct DataWait {
    static constexpr std::string_view about =
        "Time from the choice of a cluster until all that a job reads had come there; of jobs "
        "whose data had to be moved first.";
    static constexpr std::string_view unit = "s";
    static bool told(const Measured& measured) { return measured.moves_data(); }

    explicit DataWait(const Measured& measured) : sample(measured, SamplePerPart::Of::classes) {}

    void on(const DataArrived& e) { sample.add(e.job, seconds(e.took)); }

    SamplePerPart sample;
};

}  // namespace models
