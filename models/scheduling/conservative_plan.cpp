#include "models/scheduling/conservative_plan.hpp"

#include <algorithm>

#include "sim/ensure.hpp"

namespace models {

void ConservativePlan::submitted(Id<Job> id, const Job& job, Time now) {
    compress(now);
    profile_.forget(now);
    Planned planned{id, job.gang, job.estimate, profile_.earliest(job.gang, job.estimate, now)};
    profile_.take(planned.gang, planned.start, planned.end());
    planned_.push_back(planned);
}

void ConservativePlan::withdrawn(Id<Job> id, const Job& job, Time now) {
    const auto planned = find(id);
    profile_.take(-Count{job.gang}, std::max(planned->start, now), planned->end());
    planned_.erase(planned);
    stale_ = true;
}

void ConservativePlan::started(Id<Job> id, const Job& job, Time now) {
    const auto planned = find(id);
    if (planned->start != now) {  // held up by a run past its estimate, or by scattered nodes
        profile_.take(-Count{job.gang}, planned->start, planned->end());
        planned->start = now;
        profile_.take(job.gang, planned->start, planned->end());
    }
    planned_.erase(planned);
}

void ConservativePlan::ended(const Job& job, Time now) {
    stale_ = stale_ || moved_ || job.expected_end() > now;
    profile_.take(-Count{job.gang}, now, job.expected_end());
}

void ConservativePlan::compress(Time now) {
    if (!stale_) return;
    profile_.forget(now);
    stale_ = moved_ = false;
    for (auto& planned : planned_) {
        if (planned.start <= now) continue;
        profile_.take(-Count{planned.gang}, planned.start, planned.end());
        const Time start = profile_.earliest(planned.gang, planned.estimate, now);
        moved_ = moved_ || start != planned.start;
        planned.start = start;
        profile_.take(planned.gang, planned.start, planned.end());
    }
}

std::vector<ConservativePlan::Planned>::iterator ConservativePlan::find(Id<Job> id) {
    const auto found = std::ranges::find(planned_, id, &Planned::id);
    ensure(found != planned_.end(), "a waiting job has a planned start", id.value);
    return found;
}

}  // namespace models
