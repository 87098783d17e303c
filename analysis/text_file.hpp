// A file that is written from front to back, and says so when it cannot be.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace analysis {

/// Throws sim::FileError, with the path and the reason, when something cannot be written.
class TextFile {
  public:
    explicit TextFile(const std::filesystem::path& path);

    /// What is appended here is written by the next flush.
    fmt::memory_buffer& buffer() { return buffer_; }
    void flush_if_full() {
        if (buffer_.size() >= 1 << 16) flush();
    }
    void close();

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    void flush();
    [[noreturn]] void fail() const;

    std::filesystem::path path_{};
    std::unique_ptr<std::FILE, Close> file_{};
    fmt::memory_buffer buffer_{};
};

/// Writes a whole file.
void write_file(const std::filesystem::path& path, std::string_view text);

}  // namespace analysis
