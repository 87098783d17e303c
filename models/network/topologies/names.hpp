// Names that a scenario can use, from labels that anybody may have written.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace models {

/// Without line ends, and with a blank where there were several or a tab.
std::string one_line(std::string_view text);

/// Without what a name of a scenario may not have, nor commas, which separate columns of lists of
/// transfers; not too long; empty where neither a letter nor a digit is left.
std::string name_from_label(std::string_view label);

/// `Vienna-Graz`: letters, digits, `-` and `_`, since lists of transfers separate links by blanks.
std::string name_between(std::string_view from, std::string_view to);

/// Each name once: what comes again is numbered, `Vienna`, `Vienna_2`, `Vienna_3`.
class FreeNames {
  public:
    std::string take(std::string wanted);

  private:
    std::set<std::string> taken_{};
    std::map<std::string, std::size_t> last_{};
};

}  // namespace models
