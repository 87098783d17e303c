#include "analysis/file_hashes.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "sim/ensure.hpp"
#include "sim/fingerprint.hpp"

namespace analysis {

std::uint64_t hash_of_file(const std::filesystem::path& file) {
    std::ifstream bytes(file, std::ios::binary);
    sim::Fingerprint hash;
    std::array<std::uint64_t, 8192> words{};
    std::uint64_t size = 0;
    do {
        words.fill(0);
        bytes.read(reinterpret_cast<char*>(words.data()), sizeof(words));
        const auto got = static_cast<std::size_t>(bytes.gcount());
        for (std::size_t i = 0; i * sizeof(words[0]) < got; ++i) hash.add(words[i]);
        size += got;
    } while (bytes);
    if (!bytes.eof()) throw sim::FileError(fmt::format("{}: cannot be read", file.string()));
    hash.add(size);
    return hash.value();
}

FileHashes::Mark FileHashes::mark_of(const std::filesystem::path& file) {
    struct stat status {};
    if (stat(file.c_str(), &status) == -1)
        throw sim::FileError(fmt::format("{}: {}", file.string(), std::strerror(errno)));
    return {status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

std::uint64_t FileHashes::of(const std::filesystem::path& file) {
    const auto mark = mark_of(file);
    const std::lock_guard lock(guard_);
    const auto known = known_.find(file);
    if (known != known_.end() && known->second.mark == mark) return known->second.hash;
    const auto hash = hash_of_file(file);
    known_[file] = {mark, hash};
    return hash;
}

}  // namespace analysis
