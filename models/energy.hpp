// Electricity of a cluster and what follows from it: carbon and cost.
#pragma once

#include "models/ladder.hpp"

namespace models {

struct EnergyUse {
    Energy servers{};        // at the servers
    Energy building{};       // at the meter: times the building's PUE
    Kilograms located{};     // of CO2, by the grid of the place
    Kilograms contracted{};  // the same less what is bought as green power
    Yuan cost{};
};

/// An accelerator in service draws its share of the host and, when it does not compute, its idle
/// power; busy, its full power. What is installed but not yet in service draws nothing.
EnergyUse energy_of(const Chip& chip, const Region& region, const Rungs& rungs);

}  // namespace models
