#include "analysis/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/text.hpp"

namespace analysis {

// JSON strings are YAML strings.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string yaml_name(const std::string& name) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto is_plain = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    const bool plain =
        !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, is_plain);
    const bool nothing = name == "null" || name == "Null" || name == "NULL";
    return plain && !nothing ? name : quoted(name);
}

std::string comment(std::string_view text) {
    constexpr std::size_t longest = 500;
    std::string line;
    for (const char c : text.substr(0, longest))
        line += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    return fmt::format("# {}\n", sim::readable(line));
}

}  // namespace analysis
