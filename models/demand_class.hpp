// Demand: classes of jobs, as a scenario describes them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "models/arrivals.hpp"
#include "models/network/data_needs.hpp"
#include "models/network/synchronization.hpp"
#include "models/suitability.hpp"
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
    std::map<std::string, double> origins{};
    std::map<std::string, Suitability> ecosystems{};
    std::string reference{};
    Adapts adapts = Adapts::run_time;
    std::optional<Duration> max_latency{};
    bool stays_in_hub = false;
    std::int64_t tenants = 1;
    double tenant_skew = 0;
    std::optional<Distribution<RentalPrice>> price_cap{};
    Use use{};
    std::optional<DataNeeds> data{};
    std::optional<Exchange> exchange{};

    static constexpr auto fields() {
        return Fields{
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
                                         "is only one cluster, or a broker chooses."),
            field<&DemandClass::origins>("Where its jobs come from: regions and their weights.",
                                         non_negative),
            field<&DemandClass::ecosystems>(
                "The software ecosystems it can use, by name. Without it, any."),
            field<&DemandClass::reference>(
                "The chip that gang and run time speak of. On another, jobs adapt. Without it, "
                "they are the same on every chip."),
            field<&DemandClass::adapts>("What changes on another chip than the reference."),
            field<&DemandClass::max_latency>(
                "The longest one-way delay from its origin that it bears. Without it, any."),
            field<&DemandClass::stays_in_hub>(
                "Whether its data may not leave the hub (or else the region) of its origin."),
            field<&DemandClass::tenants>("How many tenants submit its jobs.",
                                         at_least(1) | at_most(1e7)),
            field<&DemandClass::tenant_skew>("How unequal tenants are: the n-th submits in "
                                             "proportion to n to the power of minus "
                                             "this (Zipf); 0 for equal ones.",
                                             non_negative),
            field<&DemandClass::price_cap>(
                "The most a job pays per accelerator and hour of the reference chip. Without it, "
                "any price."),
            field<&DemandClass::use>("What becomes of the accelerators while its jobs hold them."),
            field<&DemandClass::data>("The data they need, where there is a network."),
            field<&DemandClass::exchange>("What a job exchanges between the sites of a pool. "
                                          "Without it, spreading costs nothing."),
        };
    }
    std::optional<std::string> problem() const;
};

}  // namespace models
