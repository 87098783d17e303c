#include "analysis/commands/run_setup.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <csignal>

#include "analysis/signals.hpp"
#include "models/scenario_file.hpp"

namespace analysis {

std::vector<std::string> all_sets(const Run& command) {
    auto sets = command.sets;
    if (command.seed) sets.push_back(fmt::format("--seed={}", *command.seed));
    if (command.until) sets.push_back(fmt::format("--until={}", *command.until));
    return sets;
}

std::optional<std::filesystem::path> folder_for(const Run& command, const std::string& name) {
    if (command.folder) return command.folder;
    if (command.json && !command.jobs_log) return std::nullopt;
    return std::filesystem::path("results") / name;
}

Json run_json(const Json& outline, const Version& version, double wall_seconds,
              const models::Scenario& scenario) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    Json json{{"suanli", version.number},
              {"commit", version.commit},
              {"modified", version.modified},
              {"build", version.build}};
    json.update(outline);
    json["wall_time_s"] = wall_seconds;
    json["peak_memory_bytes"] = std::int64_t{usage.ru_maxrss} * 1024;
    json["scenario"] = Json::parse(models::to_json(scenario));
    return json;
}

int exit_code_of_run(bool complete) {
    if (complete) return done;
    return stop_signal() == SIGINT ? interrupted : stopped;
}

}  // namespace analysis
