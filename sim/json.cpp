// JSON values as one line of YAML.
#include "sim/json.hpp"

#include <fmt/format.h>

#include <cctype>
#include <vector>

namespace sim {

namespace {

/// Whether YAML reads the text as this very text without quotes.
bool is_plain(const std::string& text) {
    if (text.empty() || text == "null" || text == "true" || text == "false") return false;
    const bool starts = std::isalnum(static_cast<unsigned char>(text[0])) != 0 ||
                        (static_cast<unsigned char>(text[0]) >= 0x80) || text[0] == '/' ||
                        (text[0] == '-' && text.size() > 1 && text[1] != ' ');
    constexpr std::string_view special = ",[]{}#:\"'\n\t\\&*!|>%@`";
    return starts && text.back() != ' ' && text.find_first_of(special) == std::string::npos;
}

/// `{kind: constant, value: 10 min}` is written `10 min`.
bool has_short_form(const Json& object) {
    return object.size() == 2 && object.contains("value") && object.value("kind", "") == "constant";
}

}  // namespace

std::string flow_text(const Json& value) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const bool date_or_precision = text.find_first_of(",[]{}#\"'\n\t\\&*!|>%`") == text.npos &&
                                       text.find(": ") == text.npos && !text.ends_with(':') &&
                                       !text.empty() &&
                                       std::isdigit(static_cast<unsigned char>(text[0])) != 0;
        return is_plain(text) || date_or_precision ? text : value.dump();
    }
    std::vector<std::string> parts;
    if (value.is_array()) {
        for (const Json& element : value) parts.push_back(flow_text(element));
        return fmt::format("[{}]", fmt::join(parts, ", "));
    }
    if (!value.is_object()) return value.dump();
    if (value.size() == 1 && value.contains("kind")) return flow_text(value["kind"]);
    if (has_short_form(value)) return flow_text(value["value"]);
    for (const auto& [key, element] : value.items()) {
        if (element.is_null()) continue;
        parts.push_back(fmt::format("{}: {}", flow_text(Json(key)), flow_text(element)));
    }
    return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

}  // namespace sim
