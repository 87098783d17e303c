// What contradicts itself in the market of a scenario.
#pragma once

#include <vector>

#include "models/scenario.hpp"

namespace models {

/// Names of regions, chips, ecosystems and classes that lead nowhere; a market without a broker; a
/// fleet that cannot be built.
std::vector<Conflict> market_conflicts(const Scenario& scenario);

}  // namespace models
