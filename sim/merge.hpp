// Laying one tree over another: `extends` and `--set`.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "sim/document.hpp"

namespace sim {

/// `base` with `over` laid over it: maps are joined key by key, anything else is replaced, and so
/// is a map of another `kind`. What is replaced loses its provenance, what stays keeps it.
const Node* merged(const Node* base, const Node* over, std::deque<Node>& nodes);

/// One step of a path: a key, or a place in a list.
struct Step {
    std::string key;
    std::size_t index = 0;
    bool is_index = false;
};

/// `a.b[2].c`; nothing if it is no path.
std::vector<Step> steps_of(std::string_view path);

/// `root` with the value at a path replaced (or joined, if both are maps). Empty maps are added on
/// the way; the problem says which list is too short.
struct Replaced {
    const Node* root = nullptr;
    std::string problem;
};
Replaced replaced(const Node* root, const std::vector<Step>& steps, const Node* value,
                  std::deque<Node>& nodes);

}  // namespace sim
