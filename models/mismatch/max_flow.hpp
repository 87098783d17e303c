// The largest flow through a network, by a library.
#pragma once

#include <cstdint>
#include <span>

#include "models/node_pool.hpp"

namespace models {

/// One way through which flow may go; arcs of a network are sorted by where they come from.
struct FlowArc {
    std::int32_t from = 0;
    std::int32_t to = 0;
    Count capacity = 0;
    Count flow = 0;  // the answer
};

/// The largest flow from node 0 to node `nodes - 1`; fills in the flow of each arc. Among several
/// largest flows the choice depends on the order of nodes and arcs only.
Count max_flow(std::int32_t nodes, std::span<FlowArc> arcs);

}  // namespace models
