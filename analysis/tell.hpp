// What a person reads on stderr; a run does not end because nobody can.
#pragma once

#include <cstdio>
#include <string_view>

namespace analysis {

/// Writes to stderr, whole at once. Where that fails, it is as if nobody had looked.
inline void tell(std::string_view text) {
    static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
    static_cast<void>(std::fflush(stderr));
}

}  // namespace analysis
