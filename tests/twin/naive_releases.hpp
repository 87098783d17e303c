// The slow twin of Releases: a list that is sorted anew for every question.
#pragma once

#include <algorithm>
#include <vector>

#include "models/scheduling/releases.hpp"

namespace twin {

class NaiveReleases {
  public:
    void add(const models::Release& release) { all_.push_back(release); }
    void remove(models::Id<models::Job> job) {
        std::erase_if(all_, [&](const auto& release) { return release.job == job; });
    }

    /// In order of time; of equals, the earlier added first.
    std::vector<models::Release> sorted() const {
        auto sorted = all_;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto& a, const auto& b) { return a.at < b.at; });
        return sorted;
    }
    models::Count due(models::Time now) const {
        models::Count gangs = 0;
        for (const auto& release : all_) gangs += release.at <= now ? release.gang : 0;
        return gangs;
    }
    models::Releases::Relief when_free(models::Count need, models::Count free,
                                       models::Time now) const {
        for (const auto& last : sorted()) {
            const models::Time at = std::max(last.at, now);
            const models::Count then = free + due(at);
            if (then >= need) return {at, then};
        }
        return {models::never, free + due(models::never)};
    }

  private:
    std::vector<models::Release> all_{};
};

}  // namespace twin
