// Characters that stand in a text by name or number, as in HTML.
#pragma once

#include <string>
#include <string_view>

namespace models {

/// The text with `&#228;`, `&#xE4;`, `&auml;` and the like as UTF-8; what is none is left alone.
std::string without_entities(std::string_view text);

}  // namespace models
