#include "models/scheduling/profile.hpp"

#include <algorithm>

namespace models {

Time Profile::earliest(Gang gang, Duration length, Time now) const {
    const Duration needed = std::max(length, Duration{1});
    Time start = now;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const bool last = i + 1 == steps_.size();
        if (!last && steps_[i + 1].at <= now) continue;
        if (!last && steps_[i].at >= later(start, needed)) return start;
        if (steps_[i].free < gang) start = last ? never : steps_[i + 1].at;
    }
    return start;
}

void Profile::take(Count gang, Time from, Time until) {
    if (from >= until) return;
    const auto first = step_at(from);
    const auto end = until == never ? steps_.size() : step_at(until);
    for (auto i = first; i < end; ++i) steps_[i].free -= gang;
    // steps that no longer differ are joined
    const auto low = first == 0 ? 1 : first;
    const auto high = std::min(end + 1, steps_.size());
    auto kept = steps_.begin() + static_cast<std::ptrdiff_t>(low);
    for (auto i = low; i < high; ++i)
        if (steps_[i].free != (kept - 1)->free) *kept++ = steps_[i];
    steps_.erase(kept, steps_.begin() + static_cast<std::ptrdiff_t>(high));
}

void Profile::forget(Time now) {
    std::size_t first = 0;
    while (first + 1 < steps_.size() && steps_[first + 1].at <= now) ++first;
    steps_.erase(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(first));
}

// The index of the step that begins at `time`, made if there is none.
std::size_t Profile::step_at(Time time) {
    auto found = std::ranges::lower_bound(steps_, time, {}, &Step::at);
    if (found == steps_.end() || found->at != time) {
        const Count free = found == steps_.begin() ? found->free : (found - 1)->free;
        found = steps_.insert(found, {time, free});
    }
    return static_cast<std::size_t>(found - steps_.begin());
}

}  // namespace models
