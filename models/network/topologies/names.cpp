#include "models/network/topologies/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace models {

namespace {

bool speaks(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z');
}

bool is_control_or_blank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7F; }

// At most so many bytes, in whole characters.
std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

// The text with `by` for each run of signs that are refused, and none of it at the ends.
template <class Refused>
std::string joined_by(char by, std::string_view text, Refused refused) {
    std::string out;
    for (const char c : text) {
        if (!refused(c))
            out += c;
        else if (!out.empty() && out.back() != by)
            out += by;
    }
    if (out.ends_with(by)) out.pop_back();
    return out;
}

}  // namespace

std::string one_line(std::string_view text) { return joined_by(' ', text, is_control_or_blank); }

std::string name_from_label(std::string_view label) {
    constexpr std::size_t longest = 150;  // of 200 bytes: a number may follow
    const auto name = joined_by(' ', cut(label, longest), [](char c) {
        return is_control_or_blank(c) ||
               std::string_view(",.[]/\\\"").find(c) != std::string_view::npos;
    });
    return std::ranges::any_of(name, speaks) ? name : std::string();
}

std::string name_between(std::string_view from, std::string_view to) {
    constexpr std::size_t longest = 75;
    const auto step = [](std::string_view name) {
        return joined_by('_', cut(name, longest), [](char c) { return c != '-' && !speaks(c); });
    };
    return fmt::format("{}-{}", step(from), step(to));
}

std::string FreeNames::take(std::string wanted) {
    if (wanted.starts_with("x-")) wanted = fmt::format("_{}", wanted);  // else a scenario's notes
    if (taken_.insert(wanted).second) return wanted;
    auto& number = last_.try_emplace(wanted, 1).first->second;
    for (;;) {
        auto numbered = fmt::format("{}_{}", wanted, ++number);
        if (taken_.insert(numbered).second) return numbered;
    }
}

}  // namespace models
