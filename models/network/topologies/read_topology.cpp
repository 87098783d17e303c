#include "models/network/topologies/read_topology.hpp"

#include <fmt/format.h>

#include <numeric>

namespace models {

std::size_t parts(const ReadTopology& topology) {
    std::vector<std::size_t> above(topology.nodes.size());
    std::iota(above.begin(), above.end(), std::size_t{0});
    const auto root = [&](std::size_t node) {
        while (above[node] != node) node = above[node] = above[above[node]];
        return node;
    };
    std::size_t count = topology.nodes.size();
    for (const auto& link : topology.links) {
        const auto a = root(link.from);
        const auto b = root(link.to);
        if (a == b) continue;
        above[a] = b;
        --count;
    }
    return count;
}

void remark_loops(ReadTopology& topology, std::size_t loops) {
    if (loops == 0) return;
    topology.remarks.push_back(
        loops == 1 ? "A link from a node to itself is left out"
                   : fmt::format("{} links from a node to itself are left out", loops));
}

}  // namespace models
