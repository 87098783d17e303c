// Demand: classes of jobs, as a scenario describes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "models/arrivals.hpp"
#include "sim/distributions.hpp"
#include "sim/schema.hpp"

namespace models {

/// What happens to a run that reaches its estimate.
enum class AtEstimate {
    runs_on,  // nothing: the estimate only informs the scheduler
    stopped,  // it is stopped, as batch systems do
};

struct DemandClass {
    static constexpr std::string_view about =
        "A stream of jobs of one kind: when they come, and what each needs.";

    Arrivals arrivals{};
    std::optional<std::int64_t> jobs{};
    std::optional<Distribution<double>> gang{};
    std::optional<std::int32_t> per_node{};
    std::optional<Distribution<Seconds>> run_time{};
    Distribution<double> estimate_factor{Constant<double>{1.0}};
    AtEstimate at_estimate = AtEstimate::runs_on;
    std::optional<Distribution<Seconds>> patience{};
    std::int32_t priority = 0;
    std::string cluster{};

    static constexpr auto fields() {
        return std::tuple{
            field<&DemandClass::arrivals>("When jobs come.", required),
            field<&DemandClass::jobs>("How many jobs come in all. Without it, they keep coming.",
                                      non_negative),
            field<&DemandClass::gang>(
                "Accelerators a job needs at once, rounded to a whole number, "
                "at least 1. Without it, 1; of a trace, what the trace says."),
            field<&DemandClass::per_node>(
                "Accelerators it takes on each of its nodes; its gang is rounded up to a multiple. "
                "Without it, a gang takes as few nodes as possible.",
                at_least(1) | at_most(4096)),
            field<&DemandClass::run_time>(
                "How long a job runs. Required, but for a trace, which says "
                "so itself.",
                suggested),
            field<&DemandClass::estimate_factor>(
                "A job's estimate is this times its run time (for a trace: times the trace's "
                "estimate)."),
            field<&DemandClass::at_estimate>("What happens to a run that reaches its estimate."),
            field<&DemandClass::patience>(
                "How long a job waits before it gives up. Without it, for ever."),
            field<&DemandClass::priority>("For queueing by priority: higher goes first."),
            field<&DemandClass::cluster>("Where its jobs are submitted, as `data_center/cluster`. "
                                         "May be left out where there "
                                         "is only one cluster."),
        };
    }
    std::optional<std::string> problem() const;
};

}  // namespace models
