// What is wrong with an input, each with its place; all of it is told at once.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sim {

/// A text that values come from.
struct Source {
    std::string name;  // as the user gave it
    std::string text;
    std::filesystem::path folder;  // what relative paths in it start from
    bool is_file = true;           // else an argument: shown whole, without line and column
};

/// Where a value or key stands, in bytes; `source` must outlive it.
struct Place {
    static constexpr std::size_t whole_source = static_cast<std::size_t>(-1);

    const Source* source = nullptr;
    std::size_t offset = 0;
    std::size_t length = 0;
};

/// `file:line:column`, or what stands for it.
std::string text_of(const Place& place);

/// One mistake of the user's.
struct Problem {
    std::string file;
    std::size_t line = 0;    // from 1; 0 where there is none
    std::size_t column = 0;  // in characters, from 1
    std::string path;        // `demand.training.rate`; empty at the root
    std::string message;
    std::string excerpt;  // the source line and a caret; empty or ending in a newline

    /// `file:line:column: path: message` and the excerpt.
    std::string text() const;
};

/// A mistake in a line of a file that is read line by line; offset and length in bytes. What is not
/// UTF-8 in the line is shown as `?`.
Problem problem_in_line(std::string file, std::size_t number, std::string_view line,
                        std::size_t offset, std::size_t length, std::string message);

/// Mistakes in the order of their places. The first few hundred are kept, the others counted.
class Problems {
  public:
    void add(const Place& place, std::string_view path, std::string_view message);
    bool empty() const { return list_.empty(); }
    bool full() const;
    /// Those kept so far.
    const std::vector<Problem>& kept() const { return list_; }
    std::size_t count() const { return list_.size() + left_out_; }
    /// All of them, sorted, and forgotten here.
    std::vector<Problem> take();
    /// Throws InputError if there is any.
    void check();

  private:
    std::vector<Problem> list_;
    std::vector<std::string> files_;  // in order of appearance
    std::size_t left_out_ = 0;
};

/// The user's input is wrong; the program exits with code 2.
struct InputError : std::runtime_error {
    explicit InputError(std::vector<Problem> all);
    std::vector<Problem> problems;
};

}  // namespace sim
