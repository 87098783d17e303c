// Other programs, run as a shell would, and words as a shell would read them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace analysis {

/// What a program leaves behind; its stderr is ours.
struct ProcessEnd {
    int code = 0;  // 128 + the signal that killed it, if one did
    std::string out{};
};

/// Runs a program, looked for on PATH, to its end, without a shell between. Nothing where there is
/// no such program.
std::optional<ProcessEnd> run_process(const std::vector<std::string>& words);

/// A word as it must be written in a command for sh.
std::string shell_word(std::string_view text);

/// Words as one command for sh.
std::string shell_command(const std::vector<std::string>& words);

/// "HOST.PID.NANOSECONDS": a name that no other process has, nor this one a second time.
std::string process_mark();

/// Whether such a mark is of a process of this host that is no more.
bool is_of_dead_process(std::string_view mark);

/// The file of this very program.
std::filesystem::path this_program();

}  // namespace analysis
