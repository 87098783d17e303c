// Queueing: conservative backfilling.
#pragma once

#include "models/scheduling/conservative_plan.hpp"
#include "models/scheduling/view.hpp"
#include "sim/schema.hpp"

namespace models {

/// By count: where gangs need room on one node, a job may be held up beyond its planned start.
struct Conservative {
    static constexpr std::string_view about =
        "Conservative backfilling (Mu'alem and Feitelson 2001): every waiting job has a reserved "
        "start, and a job may pass another only without delaying it. When a run ends, the plan is "
        "compressed in order of submission.";
    static constexpr auto fields() { return sim::Fields{}; }

    using Memory = ConservativePlan;

    template <class View>
    std::optional<Id<Job>> operator()(const View& view, Memory& plan) const {
        plan.compress(view.now);
        return plan.due(view.now, [&](const Waiting& job) { return view.fits(job); });
    }
};

}  // namespace models
