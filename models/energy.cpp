#include "models/energy.hpp"

namespace models {

EnergyUse energy_of(const Chip& chip, const Region& region, const Rungs& rungs) {
    const auto seconds_on = [&](Rung rung) {
        return Seconds{static_cast<double>(rungs[static_cast<std::size_t>(rung)]) / 1e9};
    };
    const Seconds busy = seconds_on(Rung::busy) + seconds_on(Rung::effective);
    const Seconds idle =
        seconds_on(Rung::in_service) + seconds_on(Rung::rented) + seconds_on(Rung::allocated);
    EnergyUse use;
    use.servers = chip.host_power * (busy + idle) + chip.power * busy + chip.idle_power * idle;
    use.building = use.servers * region.pue;
    use.located = use.building * region.carbon;
    use.contracted = use.located * (1 - region.green_share);
    use.cost = use.building * region.tariff;
    return use;
}

}  // namespace models
