// What commands on a sweep have in common: where it lies, and whether this program may play it.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "analysis/sweep/plan.hpp"

namespace analysis {

/// The folder of a sweep. Where a study is given, its runs are planned there first. Throws
/// UsageError, named after the command, where a folder is given for a sweep that has one.
SweepFolder planned_folder(std::string_view command, const std::filesystem::path& sweep,
                           const std::optional<std::filesystem::path>& folder,
                           const Version& version);

/// What is planned there. Throws FileError where another program planned it.
SweepHead head_to_play(const SweepFolder& folder, const Version& version);

}  // namespace analysis
