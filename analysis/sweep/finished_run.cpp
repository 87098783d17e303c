#include "analysis/sweep/finished_run.hpp"

#include <fmt/format.h>

#include <ctime>
#include <exception>

#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

// Events between two questions whether to stop.
constexpr std::uint64_t slice_of_run = 100'000;

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

[[noreturn]] void refuse_changed(const SweepHead& head, const models::Scenario& scenario) {
    std::string files;
    for (const auto& file : models::files_of(scenario))
        files += fmt::format("{}{}", files.empty() ? ", or what it reads: " : ", ", file.string());
    throw sim::FileError(fmt::format(
        "{}: has changed since the sweep was planned{}; plan it anew, in another folder",
        head.scenario, files));
}

}  // namespace

std::optional<FinishedRun> play_run(const SweepHead& head, const PlannedRun& planned,
                                    FileHashes& files, const std::function<bool()>& must_stop) {
    FinishedRun finished{planned.run, planned.id};
    const double began = processor_seconds();
    const auto scenario = scenario_of(head, planned);
    if (id_of(scenario, head.version, files) != planned.id) refuse_changed(head, scenario);
    try {
        models::World world(scenario);
        while (!world.run(slice_of_run))
            if (must_stop()) return std::nullopt;
        world.finish();
        finished.fingerprint = fmt::format("{:016x}", world.fingerprint.value());
        finished.answers = answers_to(head.measures, world.report(), head.confidence);
    } catch (const std::exception& error) {
        finished.error = error.what();
    }
    finished.seconds = processor_seconds() - began;
    return finished;
}

}  // namespace analysis
