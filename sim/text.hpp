// UTF-8 text: characters and the columns they take on a screen.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sim {

/// The offset of the first byte that is not part of UTF-8, or begins a control character other
/// than tab and line ends.
std::optional<std::size_t> first_unreadable(std::string_view text);

/// The text with `?` for each byte that is unreadable.
std::string readable(std::string_view text);

/// Whether a bracket at the front of a text is closed in it; brackets in quotes count too.
bool brackets_close(std::string_view text);

/// Takes one character off the front; the text must be UTF-8 and not empty.
char32_t take_character(std::string_view& text);

std::size_t count_characters(std::string_view text);

/// Columns on a terminal: two for a Chinese character, none for an accent of its own.
std::size_t display_width(std::string_view text);
std::size_t display_width(char32_t character);

/// A text as messages quote it: on one line, cut where it is long.
std::string shown(std::string_view text);

}  // namespace sim
