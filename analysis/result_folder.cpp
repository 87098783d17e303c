#include "analysis/result_folder.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/ensure.hpp"

namespace analysis {
namespace {

namespace fs = std::filesystem;

fs::path with_suffix(fs::path folder, std::string_view suffix) { return folder += suffix; }

[[noreturn]] void fail(const fs::path& path, std::string_view why) {
    throw sim::FileError(fmt::format("{}: {}", path.string(), why));
}

bool holds_complete_results(const fs::path& folder) {
    std::ifstream file(folder / "run.json");
    const auto run = nlohmann::json::parse(file, nullptr, false);
    return run.is_object() && run.value("complete", false);
}

}  // namespace

ResultFolder::ResultFolder(const fs::path& folder)
    : folder_(folder.has_filename() ? folder : folder.parent_path()),
      partial_(with_suffix(folder_, ".partial")) {
    try {
        if (fs::exists(folder_) && !fs::is_directory(folder_)) fail(folder_, "is not a folder");
        if (fs::exists(folder_) && !fs::is_empty(folder_) && !fs::exists(folder_ / "run.json")) {
            fail(folder_, "holds something other than results; name another folder");
        }
        fs::remove_all(partial_);
        fs::create_directories(partial_);
    } catch (const fs::filesystem_error& error) {
        fail(partial_, fmt::format("cannot be made: {}", error.code().message()));
    }
}

void ResultFolder::publish(bool complete) {
    try {
        if (!complete && holds_complete_results(folder_))
            folder_ = with_suffix(folder_, ".incomplete");
        const fs::path earlier = with_suffix(folder_, ".earlier.partial");
        fs::remove_all(earlier);
        if (fs::exists(folder_)) fs::rename(folder_, earlier);
        fs::rename(partial_, folder_);
        fs::remove_all(earlier);
    } catch (const fs::filesystem_error& error) {
        fail(folder_, fmt::format("cannot be written: {}", error.code().message()));
    }
}

}  // namespace analysis
