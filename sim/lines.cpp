#include "sim/lines.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "sim/ensure.hpp"
#include "sim/problems.hpp"

namespace sim {

namespace {

constexpr std::size_t chunk = 1 << 18;  // read at once; stays in the cache until it is used

[[noreturn]] void cannot_read(const std::filesystem::path& path, const std::string& why) {
    throw FileError(fmt::format("{}: {}", path.string(), why));
}

}  // namespace

void LineReader::Close::operator()(gzFile_s* file) const { gzclose(file); }

LineReader::LineReader(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    if (std::filesystem::is_directory(path_, error)) cannot_read(path_, "is a folder, not a file");
    errno = 0;
    file_.reset(gzopen(path_.c_str(), "rb"));
    if (!file_) cannot_read(path_, std::generic_category().message(errno != 0 ? errno : ENOMEM));
    gzbuffer(file_.get(), chunk);
    file_size_ = std::filesystem::file_size(path_, error);
    if (error) file_size_ = 0;  // a pipe has none
    buffer_.resize(longest_line + chunk);
    begin();
}

/// Looks at how the file begins.
void LineReader::begin() {
    fill();
    std::string_view text(buffer_.data(), end_);
    if (text.starts_with("\xEF\xBB\xBF")) begin_ = 3;
    text.remove_prefix(begin_);
    const auto end = text.find('\r');
    if (text.find('\n') == text.npos && end != text.npos && end + 1 < text.size())
        throw InputError({problem_in_line(
            path_.string(), 1, text.substr(0, end), end, 1,
            "the lines end in CR alone; let them end in LF, as by `tr '\\r' '\\n'`")});
}

std::uint64_t LineReader::bytes_read() const {
    const auto offset = gzoffset(file_.get());
    return offset < 0 ? 0 : static_cast<std::uint64_t>(offset);
}

std::optional<std::string_view> LineReader::next_from_file() {
    std::size_t searched = end_ - begin_;  // no line ends there
    for (;;) {
        if (searched > longest_line)
            throw InputError({{path_.string(), static_cast<std::size_t>(line_ + 1), 1, "",
                               "the line is longer than 1 MiB; is this a text file?", ""}});
        fill();
        const char* from = buffer_.data() + begin_;
        const std::size_t have = end_ - begin_;
        if (const void* found = std::memchr(from + searched, '\n', have - searched))
            return cut(static_cast<std::size_t>(static_cast<const char*>(found) - from), 1);
        searched = have;
        if (!at_end_) continue;
        if (have == 0) return std::nullopt;
        return cut(have, 0);
    }
}

/// Reads on behind what is left, which moves to the front.
void LineReader::fill() {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (at_end_) return;
    errno = 0;
    const int got = gzread(file_.get(), buffer_.data() + end_, chunk);
    if (got < 0) fail();
    if (static_cast<std::size_t>(got) < chunk) {
        int status = Z_OK;
        gzerror(file_.get(), &status);
        if (status != Z_OK && status != Z_STREAM_END) fail();
        at_end_ = true;
    }
    end_ += static_cast<std::size_t>(got);
}

void LineReader::fail() const {
    int status = Z_OK;
    const int reason = errno;
    const char* why = gzerror(file_.get(), &status);
    if (status == Z_ERRNO) cannot_read(path_, std::generic_category().message(reason));
    if (status == Z_BUF_ERROR) cannot_read(path_, "the compressed file ends too early");
    cannot_read(path_, fmt::format("the compressed file is damaged: {}", why));
}

}  // namespace sim
