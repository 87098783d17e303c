// JSON whose keys stay in the order in which they were put.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>

namespace analysis {

using Json = nlohmann::ordered_json;

/// Null where it is no finite number: JSON knows no other.
inline Json number_json(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }

}  // namespace analysis
