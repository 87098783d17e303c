// The slow twin of WaitingLine: a plain list in order of submission.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "models/scheduling/waiting_line.hpp"

namespace twin {

/// Jobs instead of positions; a search looks at every job.
class NaiveLine {
  public:
    const std::vector<models::Waiting>& all() const { return all_; }

    void push(const models::Waiting& waiting) { all_.push_back(waiting); }
    void erase(models::Id<models::Job> job) {
        std::erase_if(all_, [&](const auto& waiting) { return waiting.job == job; });
    }

    template <class Accept>
    std::vector<models::Waiting> within(const models::Bounds& bounds, Accept accept) const {
        std::vector<models::Waiting> found;
        for (const auto& w : all_) {
            const bool small = w.gang <= bounds.gang && w.key <= bounds.key;
            if ((small || w.gang <= bounds.any_key_gang) && accept(w)) found.push_back(w);
        }
        return found;
    }

  private:
    std::vector<models::Waiting> all_{};
};

}  // namespace twin
