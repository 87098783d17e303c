// How the life of a job ends.
#pragma once

#include "models/world.hpp"

namespace models {

/// Every job ends once, in exactly one outcome.
void end(World& world, Id<Job> job, Outcome outcome);

/// No cluster takes it: it goes, or has the patience to try again.
void refuse(World& world, Id<Job> job, Outcome why);

void on(World& world, const GivesUp& event);

/// The end of the simulation: whoever is still here becomes `unfinished`.
void close(World& world);

}  // namespace models
