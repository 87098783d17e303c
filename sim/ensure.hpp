// Our own mistakes: a broken invariant stops the program with the values at hand.
#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace sim {

/// A broken invariant of the program; the program exits with code 3.
struct BrokenInvariant : std::logic_error {
    using std::logic_error::logic_error;
};

/// A file or folder that cannot be read or written; the program exits with code 4.
struct FileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[noreturn]] void broken(std::string_view what, const std::string& values, const char* file,
                         int line);

/// Always on: `ensure(free >= 0, "no accelerator is used twice", free)`.
template <class... Values>
struct ensure {
    constexpr explicit ensure(bool condition, std::string_view what, const Values&... values,
                              const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
        if (condition) [[likely]]
            return;
        std::string text;
        ((text += fmt::format(" {}", values)), ...);
        broken(what, text, file, line);
    }
};
template <class... Values>
ensure(bool, std::string_view, const Values&...) -> ensure<Values...>;

}  // namespace sim
