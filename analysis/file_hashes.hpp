// What is in a file, as a number.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>

namespace analysis {

/// A hash of the bytes of a file. Throws FileError where it cannot be read.
std::uint64_t hash_of_file(const std::filesystem::path& file);

/// The same for one who asks often: a file is read again only where it was written or replaced
/// since. May be used by threads.
class FileHashes {
  public:
    std::uint64_t of(const std::filesystem::path& file);

  private:
    /// What changes where a file is written or replaced.
    struct Mark {
        ino_t inode = 0;
        off_t size = 0;
        std::int64_t seconds = 0;
        std::int64_t nanoseconds = 0;
        bool operator==(const Mark&) const = default;
    };
    static Mark mark_of(const std::filesystem::path& file);

    struct Known {
        Mark mark{};
        std::uint64_t hash = 0;
    };
    std::map<std::filesystem::path, Known> known_{};
    std::mutex guard_{};
};

}  // namespace analysis
