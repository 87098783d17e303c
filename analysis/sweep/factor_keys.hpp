// What a study sets, before its values are looked at: each of it must have an effect.
#pragma once

#include "analysis/sweep/study.hpp"

namespace analysis {

/// Adds problems to the study's document: keys that are no paths, that the sweep itself sets, or
/// whose values those of a later factor would replace.
void check_keys(StudyFile& file);

/// Reads the scenario with what the study sets at every point. Throws InputError, problems of an
/// entry of `set` with its place in the study.
void try_sets(StudyFile& file);

}  // namespace analysis
