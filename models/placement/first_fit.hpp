// Placement: the node that was opened first.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/node_pool.hpp"
#include "sim/schema.hpp"

namespace models {

struct FirstFit {
    static constexpr std::string_view about =
        "The lowest-numbered node with room; a wholly free node only when no other has room.";
    static constexpr auto fields() { return sim::Fields{}; }

    std::int32_t operator()(std::int32_t part, const FreeLevels& free) const {
        std::int32_t best = free.per_node();
        for (std::int32_t level = part; level < free.per_node(); ++level)
            if (free.nodes(level) > 0 && free.first(level) < free.first(best)) best = level;
        return best;
    }
};

}  // namespace models
