// YAML text to nodes.
#pragma once

#include <cstddef>
#include <deque>

#include "sim/document.hpp"

namespace sim {

/// What a scenario may hold at most, so that no input takes all time or memory.
struct YamlLimits {
    static constexpr std::size_t bytes = 4U << 20;  // a file
    static constexpr std::size_t depth = 100;
    static constexpr std::size_t values = 200'000;  // in all files, repeated ones counted each time
    static constexpr std::size_t files = 100;
};

/// Adds the nodes of a source to `nodes` and returns their root; throws InputError, with what is in
/// `problems` already, where the text cannot be understood. `values` counts down what is allowed.
const Node* parse_yaml(const Source& source, std::deque<Node>& nodes, std::size_t& values,
                       Problems& problems);

}  // namespace sim
