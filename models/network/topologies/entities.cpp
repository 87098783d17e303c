#include "models/network/topologies/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace models {

namespace {

// The characters of ISO 8859-1 from 160 on, in order.
constexpr std::array<std::string_view, 96> latin_1{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

std::optional<char32_t> numbered(std::string_view digits) {
    const int base = digits.starts_with('x') || digits.starts_with('X') ? 16 : 10;
    if (base == 16) digits.remove_prefix(1);
    std::uint32_t value = 0;
    const char* const last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value, base);
    if (error != std::errc{} || end != last) return std::nullopt;
    const bool control = value < 0x20 || (value >= 0x7F && value < 0xA0);
    const bool surrogate = value >= 0xD800 && value < 0xE000;
    if (control || surrogate || value > 0x10FFFF) return std::nullopt;
    return value;
}

std::optional<char32_t> meant_by(std::string_view name) {
    if (name.starts_with('#')) return numbered(name.substr(1));
    if (name == "amp") return U'&';
    if (name == "lt") return U'<';
    if (name == "gt") return U'>';
    if (name == "quot") return U'"';
    if (name == "apos") return U'\'';
    const auto found = std::ranges::find(latin_1, name);
    if (found == latin_1.end()) return std::nullopt;
    return static_cast<char32_t>(160 + (found - latin_1.begin()));
}

void append_utf8(std::string& text, char32_t c) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

std::string without_entities(std::string_view text) {
    constexpr std::size_t longest = 10;  // of what stands between & and ;
    std::string out;
    while (!text.empty()) {
        const auto end = text.front() == '&' ? text.substr(0, longest + 2).find(';') : text.npos;
        const auto meant = end == text.npos ? std::nullopt : meant_by(text.substr(1, end - 1));
        if (meant)
            append_utf8(out, *meant == 0xA0 ? U' ' : *meant);  // a blank is a blank
        else
            out += text.front();
        text.remove_prefix(meant ? end + 1 : 1);
    }
    return out;
}

}  // namespace models
