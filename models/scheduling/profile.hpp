// How many accelerators a plan leaves free, from now on.
#pragma once

#include <cstdint>
#include <vector>

#include "models/job.hpp"

namespace models {

/// A step function of time: free accelerators by plan. Steps are sorted; the last reaches for ever.
class Profile {
  public:
    explicit Profile(Count capacity) : steps_{{Time{}, capacity}} {}

    /// The first moment from `now` on at which `gang` are free for as long as `length`.
    Time earliest(Gang gang, Duration length, Time now) const;

    /// Takes (or, with a negative gang, gives back) accelerators from `from` until `until`.
    void take(Count gang, Time from, Time until);

    /// Forgets what lies before `now`.
    void forget(Time now);

  private:
    struct Step {
        Time at{};
        Count free = 0;
    };
    std::size_t step_at(Time time);

    std::vector<Step> steps_;
};

}  // namespace models
