#include "analysis/left_behind.hpp"

#include <string>
#include <vector>

#include "analysis/process.hpp"

namespace analysis {

void remove_left_behind(const std::filesystem::path& place) {
    namespace fs = std::filesystem;
    const auto beginning = place.filename().string() + ".";
    const auto folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    std::error_code ignored;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(beginning) && name.ends_with(".partial") &&
            is_of_dead_process(std::string_view(name).substr(beginning.size())))
            found.push_back(entry.path());
    }
    for (const auto& path : found) fs::remove_all(path, ignored);
}

}  // namespace analysis
