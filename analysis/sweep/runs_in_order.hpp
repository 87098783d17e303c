// The runs of a sweep in the order of its plan, wherever their results are kept.
#pragma once

#include <functional>
#include <optional>

#include "analysis/sweep/finished_run.hpp"
#include "analysis/sweep/plan.hpp"

namespace analysis {

class RunsInOrder {
  public:
    using Visit = std::function<void(const PlannedRun&, const std::optional<FinishedRun>&)>;

    virtual ~RunsInOrder() = default;

    /// Calls `visit` with each planned run and what came of it; nothing where it is missing.
    virtual void for_each(const Visit& visit) = 0;
};

}  // namespace analysis
