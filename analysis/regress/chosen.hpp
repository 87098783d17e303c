// Which scenarios are meant by files and folders.
#pragma once

#include <filesystem>
#include <vector>

namespace analysis {

/// A file is a scenario. A folder means all scenarios in it: those of which a result is expected,
/// and every other that stands for itself. Parts, which cannot be played and which another file
/// there extends, are left out, and so are studies and plans. Sorted. Throws FileError where there
/// is no such file or folder.
std::vector<std::filesystem::path> chosen_scenarios(
    const std::vector<std::filesystem::path>& paths);

}  // namespace analysis
