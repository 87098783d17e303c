// What a scenario gives now, in the form of its expected result.
#pragma once

#include <filesystem>

#include "analysis/in_parallel.hpp"
#include "analysis/regress/published.hpp"
#include "analysis/version.hpp"

namespace analysis {

/// Plays a scenario as its expected result says: what is laid over it, how often. Nothing where
/// `must_stop` said so. Throws what reading a scenario throws. Told is every number of its summary;
/// see figures.hpp.
std::optional<Published> replay(const std::filesystem::path& file, const Published& as,
                                const Version& version, const MustStop& must_stop);

}  // namespace analysis
