// Placement: the emptiest node.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/node_pool.hpp"
#include "sim/schema.hpp"

namespace models {

struct WorstFit {
    static constexpr std::string_view about =
        "The node with the most free accelerators, so that load spreads over the nodes.";
    static constexpr auto fields() { return sim::Fields{}; }

    std::int32_t operator()(std::int32_t part, const FreeLevels& free) const {
        std::int32_t level = free.per_node();
        while (level > part && free.nodes(level) == 0) --level;
        return level;
    }
};

}  // namespace models
