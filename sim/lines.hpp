// The lines of a text file, plain or compressed by gzip, one by one in constant memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct gzFile_s;  // of zlib

namespace sim {

/// Throws FileError when the file cannot be read to its end, and InputError at a line that is
/// longer than a text has, or that ends in CR alone. A byte order mark is passed over.
class LineReader {
  public:
    static constexpr std::size_t longest_line = 1 << 20;

    explicit LineReader(std::filesystem::path path);

    /// The next line without its end (LF or CRLF), valid until the next call; nothing at the end.
    std::optional<std::string_view> next() {
        const char* from = buffer_.data() + begin_;
        if (const void* found = std::memchr(from, '\n', end_ - begin_)) [[likely]]
            return cut(static_cast<std::size_t>(static_cast<const char*>(found) - from), 1);
        return next_from_file();
    }

    /// The number of the line last given, from 1.
    std::uint64_t line() const { return line_; }
    const std::filesystem::path& path() const { return path_; }

    /// How far the file has been read, and how long it is, as it lies on the disk.
    std::uint64_t bytes_read() const;
    std::uint64_t file_size() const { return file_size_; }

  private:
    struct Close {
        void operator()(gzFile_s* file) const;
    };

    std::string_view cut(std::size_t length, std::size_t line_end) {
        std::string_view line(buffer_.data() + begin_, length);
        begin_ += length + line_end;
        ++line_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }
    std::optional<std::string_view> next_from_file();
    void fill();
    void begin();
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::uint64_t file_size_ = 0;
    std::unique_ptr<gzFile_s, Close> file_{};
    std::vector<char> buffer_{};  // what was read lies in [begin_, end_)
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool at_end_ = false;
    std::uint64_t line_ = 0;
};

}  // namespace sim
