// What schedulers do with events of one instant.
#pragma once

#include <string_view>

#include "sim/engine.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// When a scheduler looks at its queue.
enum class Pass {
    per_event,    // after each event
    per_instant,  // once, when all events of an instant have been handled
};

/// How a plan treats a running job whose estimate is over.
enum class PastEstimate {
    ends_now,       // it is expected to end at once, but holds what it has until it does
    holds_nothing,  // what it has counts as free from that moment on
};

struct SchedulerOptions {
    static constexpr std::string_view about =
        "How schedulers treat events of one instant. Published schedules differ in this.";

    Pass pass = Pass::per_event;
    Ties ties = Ties::ends_first;
    PastEstimate past_estimate = PastEstimate::ends_now;

    static constexpr auto fields() {
        return Fields{
            field<&SchedulerOptions::pass>(
                "Whether a scheduler looks at its queue after each event, or once per instant."),
            field<&SchedulerOptions::ties>(
                "Whether, at one instant, ends of runs go before arrivals or after them."),
            field<&SchedulerOptions::past_estimate>(
                "Whether a job that still runs when its estimate is over holds its accelerators. "
                "`holds_nothing` needs runs that are stopped at their estimate and accelerators "
                "that are interchangeable."),
        };
    }
};

}  // namespace models
