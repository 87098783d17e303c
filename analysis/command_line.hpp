// From the words of the command line to one command.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/commands.hpp"

namespace analysis {

/// A command line that cannot be understood; the text says why and what would be right.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// `words` are those after the program's name. Throws UsageError.
Command parse_command_line(const std::vector<std::string>& words, const Version& version);

}  // namespace analysis
