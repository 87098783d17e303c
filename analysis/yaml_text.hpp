// Pieces of a scenario that is written as text.
#pragma once

#include <string>
#include <string_view>

namespace analysis {

/// Any text as a YAML scalar in quotes.
std::string quoted(const std::string& text);

/// Without quotes where it means the same without: as a key, and as a value that is a name.
std::string yaml_name(const std::string& name);

/// A comment stays on its line, and is UTF-8, whatever is to be said.
std::string comment(std::string_view text);

}  // namespace analysis
