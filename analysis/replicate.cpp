#include "analysis/replicate.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

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
    std::atomic<std::uint32_t> next = 0;
    std::exception_ptr trouble;
    std::mutex trouble_guard;
    const auto work = [&] {
        for (std::uint32_t i = next++; i < count; i = next++) {
            try {
                answers[i] = play(scenario, first + i, ask);
            } catch (...) {
                const std::lock_guard lock(trouble_guard);
                if (!trouble) trouble = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
        work();
    }
    if (trouble) std::rethrow_exception(trouble);
    return answers;
}

}  // namespace analysis
