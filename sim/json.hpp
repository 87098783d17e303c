// JSON values with their keys in the order given, and as one line of YAML.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sim {

using Json = nlohmann::ordered_json;

/// Adds a key without looking whether it is there.
inline void append(Json& object, std::string key, Json value) {
    if (!object.is_object()) object = Json::object();
    object.get_ref<Json::object_t&>().push_back({std::move(key), std::move(value)});
}

/// The value as a person would write it in YAML, on one line: `10 min`, `{kind: easy, depth: 3}`.
std::string flow_text(const Json& value);

}  // namespace sim
