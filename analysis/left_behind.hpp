// What processes that were killed have left half written.
#pragma once

#include <filesystem>

namespace analysis {

/// Removes the files and folders PLACE.MARK*.partial whose mark (process.hpp) is of a process of
/// this host that is no more. Those of other hosts stay: whether they are still written is not
/// known.
void remove_left_behind(const std::filesystem::path& place);

}  // namespace analysis
