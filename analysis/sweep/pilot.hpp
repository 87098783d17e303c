// One run of a plan, to see what all of them will take.
#pragma once

#include "analysis/sweep/plan.hpp"

namespace analysis {

struct Pilot {
    double seconds = 0;     // of one core, of the whole run
    bool whole = false;     // else guessed from how far it came
    std::size_t bytes = 0;  // its line among the results
};

/// Plays a run for at most ten seconds. Throws what its scenario throws.
Pilot play_pilot(const SweepHead& head, const PlannedRun& planned);

}  // namespace analysis
