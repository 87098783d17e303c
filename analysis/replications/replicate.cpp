#include "analysis/replications/replicate.hpp"

#include "analysis/in_parallel.hpp"
#include "models/world.hpp"

namespace analysis {

namespace {

Answers play(models::Scenario scenario, std::uint32_t replication, const Ask& ask) {
    scenario.replication = replication;
    models::World world(scenario);
    while (!world.run(1'000'000)) {}
    world.finish();
    const auto metrics = world.report();
    return ask(metrics);
}

}  // namespace

std::vector<Answers> replicate(const models::Scenario& scenario, std::uint32_t first,
                               std::uint32_t count, unsigned threads, const Ask& ask) {
    std::vector<Answers> answers(count);
    const auto one = [&](std::size_t i, const MustStop&) {
        answers[i] = play(scenario, first + static_cast<std::uint32_t>(i), ask);
        return true;
    };
    in_parallel(count, threads, one, [] { return false; });
    return answers;
}

}  // namespace analysis
