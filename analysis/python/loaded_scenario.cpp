#include "analysis/python/loaded_scenario.hpp"

#include <fmt/format.h>

#include "analysis/file_hashes.hpp"
#include "analysis/run_logs.hpp"
#include "analysis/run_results.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

// Events between two looks at patience.
constexpr std::uint64_t slice_of_play = 20'000;

}  // namespace

LoadedScenario::LoadedScenario(std::filesystem::path file, std::vector<std::string> sets)
    : file_(std::filesystem::absolute(file)),
      sets_(std::move(sets)),
      scenario_(std::make_shared<const models::Scenario>(models::read_scenario(file, sets_))) {
    for (const auto& each : models::files_of(*scenario_)) contents_.push_back(hash_of_file(each));
}

LoadedScenario LoadedScenario::with(const std::vector<std::string>& sets) const {
    check_unchanged();
    auto all = sets_;
    all.insert(all.end(), sets.begin(), sets.end());
    return LoadedScenario(file_, std::move(all));
}

void LoadedScenario::check_unchanged() const {
    if (models::to_json(models::read_scenario(file_, sets_)) != json())
        throw sim::FileError(
            fmt::format("{}: has changed since it was loaded; load it again", file_.string()));
    const auto files = models::files_of(*scenario_);
    for (std::size_t i = 0; i < files.size(); ++i)
        if (hash_of_file(files[i]) != contents_[i])
            throw sim::FileError(fmt::format(
                "{}: has changed since the scenario was loaded; load it again", files[i].string()));
}

std::optional<FinishedPlay> LoadedScenario::play(std::optional<std::uint64_t> seed,
                                                 std::optional<std::uint32_t> replication,
                                                 bool jobs_log, Patience& patience) const {
    auto scenario = *scenario_;
    if (seed) scenario.seed = *seed;
    if (replication) scenario.replication = *replication;
    models::World world(scenario, {.jobs = jobs_log, .audit = false});
    MemoryTables tables;
    std::optional<RunLogs<MemoryTables>> logs{};
    if (jobs_log) logs.emplace(tables, world);
    const auto fetch = [&] {
        if (logs) logs->fetch_from(world);
    };
    while (!world.run(slice_of_play)) {
        fetch();
        if (patience.is_over()) return std::nullopt;
    }
    world.finish();
    fetch();
    const RunResults results(world, name(), true);
    results.put_tables(tables);
    return FinishedPlay{results.summary_file(), results.outline.fingerprint, results.metrics,
                        tables.take()};
}

std::string LoadedScenario::name() const { return name_of_run(*scenario_, file_); }

std::string LoadedScenario::json() const { return models::to_json(*scenario_); }

}  // namespace analysis
