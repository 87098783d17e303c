// What no single section of a network can see.
#pragma once

#include <vector>

#include "models/scenario.hpp"

namespace models {

/// Rules between the network, regions, demand and transfers that a scenario breaks.
std::vector<Conflict> network_conflicts(const Scenario& scenario);

}  // namespace models
