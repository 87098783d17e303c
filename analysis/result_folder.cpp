#include "analysis/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
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
        lock();
        for (const auto& left : fs::directory_iterator(partial_)) fs::remove_all(left);
    } catch (const fs::filesystem_error& error) {
        fail(partial_, fmt::format("cannot be made: {}", error.code().message()));
    }
}

/// Another run may publish its folder, and so take it away, between two of these steps.
void ResultFolder::lock() {
    do {
        if (lock_ != -1) close(lock_);
        fs::create_directories(partial_);
        lock_ = open(partial_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (lock_ == -1 && errno != ENOENT) fail(partial_, std::strerror(errno));
        if (lock_ != -1 && flock(lock_, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK) {
            close(lock_);
            fail(partial_, "another run is writing there; name another folder with -o");
        }
    } while (!is_locked_one());
}

bool ResultFolder::is_locked_one() const {
    struct stat ours {};
    struct stat there {};
    return fstat(lock_, &ours) == 0 && stat(partial_.c_str(), &there) == 0 &&
           ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

ResultFolder::~ResultFolder() {
    std::error_code ignored;
    if (!published_) fs::remove_all(partial_, ignored);
    close(lock_);
}

void ResultFolder::publish(bool complete) {
    try {
        if (!complete && holds_complete_results(folder_))
            folder_ = with_suffix(folder_, ".incomplete");
        const fs::path earlier = with_suffix(folder_, ".earlier.partial");
        fs::remove_all(earlier);
        if (fs::exists(folder_)) fs::rename(folder_, earlier);
        fs::rename(partial_, folder_);
        published_ = true;
        fs::remove_all(earlier);
    } catch (const fs::filesystem_error& error) {
        fail(folder_, fmt::format("cannot be written: {}", error.code().message()));
    }
}

}  // namespace analysis
