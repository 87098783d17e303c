// Scenarios as files: the one place that reads, writes and describes them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace models {

/// Reads a scenario, or the one within a `run.json`, with `path.to.key=value` laid over it. Traces
/// are found, their paths made absolute. Throws FileError or, with all problems, InputError.
Scenario read_scenario(const std::filesystem::path& file,
                       const std::vector<std::string>& sets = {});

/// The same from a text; `name` is what messages call it, and paths start from `folder`.
Scenario parse_scenario(std::string text, std::string name = "scenario",
                        const std::filesystem::path& folder = ".",
                        const std::vector<std::string>& sets = {});

/// A number that a scenario file gives.
struct GivenNumber {
    std::string place{};  // file:line:column
    std::string path{};
    std::string text{};
    std::optional<Provenance::Status> status{};  // nothing where no one says where it comes from
};

/// The numbers, quantities, durations and amounts of money of a scenario and of what it extends, in
/// its order. Settings such as the seed, which are no statements about the world, are left out, and
/// so are dates. Throws as read_scenario does.
std::vector<GivenNumber> given_numbers(const std::filesystem::path& file,
                                       const std::vector<std::string>& sets = {});

/// The files that a run of the scenario reads: logs and lists of transfers.
std::vector<std::filesystem::path> files_of(const Scenario& scenario);

/// The scenario with every default filled in; reading it gives the same scenario.
std::string to_json(const Scenario& scenario);

/// JSON Schema (draft-07) of a scenario.
std::string json_schema();

/// Every key and every choice, in Markdown.
std::string reference();

/// A commented scenario to start from.
std::string skeleton(const std::string& name);

}  // namespace models
