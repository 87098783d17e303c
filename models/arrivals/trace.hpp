// Arrivals: the jobs of a log, as they came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "models/traces/rules.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Trace {
    static constexpr std::string_view about =
        "The jobs of a log, read as a stream: the Standard Workload Format or a job CSV, plain or "
        "compressed by gzip. Times count from the scenario's start.";

    std::string path{};
    TraceFormat format = TraceFormat::automatic;
    MissingEstimate missing_estimate = MissingEstimate::drop;
    EstimateFrom estimate = EstimateFrom::requested;

    static constexpr auto fields() {
        return Fields{
            field<&Trace::path>(
                "The log: a path in the scenario's folder, in one of the folders of "
                "the environment variable SUANLI_DATA, or an absolute one.",
                required | not_empty),
            field<&Trace::format>("`automatic` goes by the name: .swf or .csv, also with .gz."),
            field<&Trace::missing_estimate>(
                "What becomes of a job without a requested time: it is dropped, or its run time "
                "stands in."),
            field<&Trace::estimate>("What the scheduler knows: the requested time, or the run time "
                                    "itself (a clairvoyant)."),
        };
    }
};

}  // namespace models
