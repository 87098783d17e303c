// The Graph Modelling Language as a tree: keys and values, whatever they mean.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "models/network/topologies/whole_file.hpp"

namespace models {

/// A key with its value; both are pieces of the file.
struct GmlValue {
    static constexpr std::size_t deepest = 100;  // lists in lists

    enum class Kind { number, text, list };
    std::string_view key{};
    Kind kind = Kind::list;
    std::string_view word{};  // a number or text as it is written, without quotes
    std::vector<GmlValue> values{};

    /// The first value of that key; none where there is none.
    const GmlValue* find(std::string_view wanted) const;
};

/// All that stands in a file, as a list without a key. Numbers are not looked at yet. Throws
/// InputError where brackets, quotes, keys or values are not in order.
GmlValue gml_tree(WholeFile& file);

}  // namespace models
