// The parts of a JSON Schema that do not depend on the type described.
#include "sim/json_schema.hpp"

#include <fmt/format.h>

namespace sim::json_schema {

Json number(const Rule& rule, std::string_view type) {
    Json json{{"type", std::string(type)}};
    if (rule.at_least) append(json, "minimum", *rule.at_least);
    if (rule.at_most) append(json, "maximum", *rule.at_most);
    if (rule.above) append(json, "exclusiveMinimum", *rule.above);
    if (rule.below) append(json, "exclusiveMaximum", *rule.below);
    return json;
}

Json text(const Rule& rule) {
    Json json{{"type", "string"}};
    if (rule.not_empty) append(json, "minLength", 1);
    return json;
}

Json pattern(const std::string& pattern, const Expected& due) {
    Json json{{"type", "string"}};
    append(json, "pattern", pattern);
    append(json, "patternErrorMessage", due.due());
    append(json, "examples", Json::array({due.example}));
    return json;
}

Json date() {
    return pattern(
        R"(^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[-+]\d{2}:\d{2})?)?$)",
        expected<Date>());
}

Json duration() { return pattern(quantity_pattern(dimension::time), expected<Duration>()); }

namespace {

Json notes() { return {{"^x-", Json(true)}}; }

}  // namespace

Json names(Json value, const Rule& rule) {
    Json json{{"type", Json::array({"object", "null"})}};
    if (rule.required && rule.not_empty) json["type"] = "object";
    append(json, "patternProperties", notes());
    append(json, "additionalProperties", std::move(value));
    if (rule.not_empty) append(json, "minProperties", 1);
    return json;
}

Json list(Json element, const Rule& rule) {
    Json json{{"type", Json::array({"array", "null"})}};
    append(json, "items", std::move(element));
    if (rule.not_empty) append(json, "minItems", 1);
    return json;
}

Json described(Json value, std::string_view text) {
    if (value.contains("$ref")) {  // draft-07 ignores what stands beside a reference
        Json reference = std::move(value);
        value = Json{{"allOf", Json::array({std::move(reference)})}};
    }
    Json json = Json::object();
    append(json, "description", std::string(text));
    for (const auto& [key, element] : value.items()) append(json, key, element);
    return json;
}

Json section(Json properties, const std::vector<std::string>& required, std::string_view about) {
    Json json{{"description", std::string(about)}};
    append(json, "type", required.empty() ? Json::array({"object", "null"}) : Json("object"));
    append(json, "properties", std::move(properties));
    append(json, "required", required);
    append(json, "patternProperties", notes());
    append(json, "additionalProperties", false);
    return json;
}

Json words(const std::vector<std::string>& words) { return {{"enum", words}}; }

Json any_of(std::vector<Json> ways) {
    if (ways.size() == 1) return std::move(ways.front());
    return {{"anyOf", std::move(ways)}};
}

Json or_else(Json value, Json other) {
    if (value.size() != 1 || !value.contains("anyOf"))
        return any_of({std::move(value), std::move(other)});
    value["anyOf"].push_back(std::move(other));
    return value;
}

Json sourced_value(Json provenance) {
    Json properties{{"value", Json(true)}};
    properties.update(provenance["properties"]);
    provenance["type"] = "object";
    provenance["properties"] = std::move(properties);
    provenance["required"] = Json::array({"value"});
    append(provenance, "anyOf",
           Json::array({{{"required", {"source"}}}, {{"required", {"status"}}}}));
    return provenance;
}

std::string definition_name(std::string_view what) {
    if (what.starts_with("a ")) what.remove_prefix(2);
    if (what.starts_with("an ")) what.remove_prefix(3);
    std::string name(what);
    for (char& c : name)
        if (c == ' ') c = '_';
    return fmt::format("{}_or_choice", name);
}

}  // namespace sim::json_schema
