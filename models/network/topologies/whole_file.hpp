// A text file that is small enough to be held whole, and what is wrong with it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "sim/problems.hpp"

namespace models {

using namespace sim;

/// Plain or compressed by gzip. What is not UTF-8 in it is read as `?`.
class WholeFile {
  public:
    static constexpr std::size_t most_bytes = 64U << 20;

    /// Throws FileError when it cannot be read, and InputError when it is empty or too large.
    explicit WholeFile(const std::filesystem::path& path);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// Lines end in LF.
    std::string_view text() const { return source_.text; }

    /// Notes a mistake; `where` is a piece of text().
    void report(std::string_view where, std::string_view message);
    /// Throws InputError if there is any mistake.
    void check() { problems_.check(); }
    /// Throws InputError with this one and those before.
    [[noreturn]] void fail(std::string_view where, std::string_view message);

  private:
    sim::Source source_{};
    Problems problems_{};
};

}  // namespace models
