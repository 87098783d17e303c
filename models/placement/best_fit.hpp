// Placement: the fullest node that still has room.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/node_pool.hpp"
#include "sim/schema.hpp"

namespace models {

struct BestFit {
    static constexpr std::string_view about =
        "The node that is left with the fewest free accelerators.";
    static constexpr auto fields() { return sim::Fields{}; }

    std::int32_t operator()(std::int32_t part, const FreeLevels& free) const {
        std::int32_t level = part;
        while (level < free.per_node() && free.nodes(level) == 0) ++level;
        return level;
    }
};

}  // namespace models
