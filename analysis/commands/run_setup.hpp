// What runs have in common, alone or replicated: what was asked, where results go, how it came
// about.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/commands.hpp"
#include "analysis/json.hpp"
#include "models/scenario.hpp"

namespace analysis {

/// All that is laid over the scenario.
std::vector<std::string> all_sets(const Run& command);

/// Where results go; nothing where none are kept.
std::optional<std::filesystem::path> folder_for(const Run& command, const std::string& name);

/// run.json: the program, the outline, what it took, and the scenario.
Json run_json(const Json& outline, const Version& version, double wall_seconds,
              const models::Scenario& scenario);

/// Whether a signal stopped it, and which.
int exit_code_of_run(bool complete);

}  // namespace analysis
