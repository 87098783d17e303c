// Which program this is.
#pragma once

#include <string_view>

namespace analysis {

/// The build at hand; what is unknown is empty.
struct Version {
    std::string_view number{};
    std::string_view commit{};
    bool modified = false;  // the code differs from the commit
    std::string_view build{};
};

/// Defined in a file that the build writes.
Version version();

}  // namespace analysis
