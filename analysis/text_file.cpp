#include "analysis/text_file.hpp"

#include <cerrno>
#include <cstring>

#include "sim/ensure.hpp"

namespace analysis {

TextFile::TextFile(const std::filesystem::path& path)
    : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (!file_) fail();
}

void TextFile::flush() {
    const auto written = std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get());
    if (written != buffer_.size()) fail();
    buffer_.clear();
}

void TextFile::close() {
    flush();
    if (std::fclose(file_.release()) != 0) fail();
}

void TextFile::fail() const {
    throw sim::FileError(
        fmt::format("{}: cannot be written: {}", path_.string(), std::strerror(errno)));
}

void write_file(const std::filesystem::path& path, std::string_view text) {
    TextFile file(path);
    file.buffer().append(text);
    file.close();
}

}  // namespace analysis
