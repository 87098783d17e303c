#include "analysis/sweep/pilot.hpp"

#include <chrono>

#include "analysis/sweep/shards.hpp"
#include "models/world.hpp"

namespace analysis {

Pilot play_pilot(const SweepHead& head, const PlannedRun& planned) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::seconds patience{10};
    const auto began = Clock::now();
    const auto scenario = scenario_of(head, planned);
    models::World world(scenario);
    Pilot pilot;
    while (!pilot.whole && Clock::now() - began < patience) pilot.whole = world.run(100'000);
    pilot.seconds = std::chrono::duration<double>(Clock::now() - began).count();
    if (!pilot.whole) pilot.seconds /= std::max(world.fraction().value_or(1), 1e-6);
    world.finish();
    const FinishedRun finished{planned.run, planned.id, "0123456789abcdef",
                               answers_to(head.measures, world.report(), head.confidence)};
    pilot.bytes = line_of(finished).size();
    return pilot;
}

}  // namespace analysis
