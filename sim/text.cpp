// UTF-8 text.
#include "sim/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sim {

namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// Bytes of the well-formed character at `i` (Unicode 15, table 3-7); 0 if there is none.
std::size_t character_size(std::string_view text, std::size_t i) {
    const unsigned char first = byte_at(text, i);
    if (first < 0x80) return 1;
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + size > text.size()) return 0;
    for (std::size_t k = 1; k < size; ++k)
        if ((byte_at(text, i + k) & 0xC0) != 0x80) return 0;
    const unsigned char second = byte_at(text, i + 1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : size;
}

struct Range {
    char32_t first;
    char32_t last;
};

// East Asian Width W and F (Unicode 15, EastAsianWidth.txt), neighbouring blocks joined.
constexpr std::array wide{
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
    Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF},
    Range{0x20000, 0x3FFFD},
};
constexpr std::array widthless{
    Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF},
};

template <class Ranges>
bool within(const Ranges& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [c](const Range& r) { return c >= r.first && c <= r.last; });
}

}  // namespace

std::optional<std::size_t> first_unreadable(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char c = byte_at(text, i);
        const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
        const std::size_t size = character_size(text, i);
        if (control || size == 0) return i;
        i += size;
    }
    return std::nullopt;
}

std::string readable(std::string_view text) {
    std::string out(text);
    std::size_t from = 0;
    while (const auto bad = first_unreadable(std::string_view(out).substr(from))) {
        from += *bad;
        out[from] = '?';
    }
    return out;
}

bool brackets_close(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        if (c == '[' || c == '{') ++depth;
        if (c == ']' || c == '}') --depth;
        if (depth == 0) return true;
    }
    return false;
}

char32_t take_character(std::string_view& text) {
    const unsigned char first = byte_at(text, 0);
    std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    size = std::min(size, text.size());
    char32_t c = size == 1 ? first : first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) c = (c << 6) | (byte_at(text, i) & 0x3FU);
    text.remove_prefix(size);
    return c;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::size_t display_width(char32_t character) {
    if (character < 0x300) return 1;
    if (within(widthless, character)) return 0;
    return within(wide, character) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) width += display_width(take_character(text));
    return width;
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string out;
    std::size_t characters = 0;
    while (!text.empty()) {
        if (++characters > longest) return out += "…";
        const std::string_view from = text;
        const char32_t c = take_character(text);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            out += ' ';
        } else {
            out += from.substr(0, from.size() - text.size());
        }
    }
    return out;
}

}  // namespace sim
