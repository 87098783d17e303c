// Words of a line of a log, and the numbers they spell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace models {

using namespace sim;

/// A line that is not as its format wants it; the reader of the log adds file and line.
struct MalformedLine : std::runtime_error {
    MalformedLine(std::size_t where, const std::string& what)
        : std::runtime_error(what), offset(where) {}
    std::size_t offset;  // in the line, in bytes
};

constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Without blanks at either end.
std::string_view trimmed(std::string_view text);

/// A word in a message: short, on one line, and readable whatever its bytes.
std::string quoted(std::string_view word);

/// At most 10 digits, with or without a minus; nothing else.
constexpr std::optional<std::int64_t> short_whole(std::string_view word) {
    const bool negative = word.starts_with('-');
    if (negative) word.remove_prefix(1);
    if (word.empty() || word.size() > 10) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : word) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

/// A whole number of at most 63 bits, also written as `4.0` or `1e6`. `name` is for the message.
std::int64_t whole_number(std::string_view line, std::string_view word, std::string_view name);

/// Seconds in whole nanoseconds, exact to the ninth decimal.
Duration seconds_of(std::string_view line, std::string_view word, std::string_view name);

}  // namespace models
