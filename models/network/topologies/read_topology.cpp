#include "models/network/topologies/read_topology.hpp"

#include <fmt/format.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace models {

std::size_t parts(const ReadTopology& topology) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(topology.nodes.size());
    for (const auto& link : topology.links) {
        boost::add_edge(link.from, link.to, graph);
        if (!topology.one_way) boost::add_edge(link.to, link.from, graph);
    }
    std::vector<std::size_t> part(topology.nodes.size());
    return boost::strong_components(
        graph,
        boost::make_iterator_property_map(part.begin(), boost::get(boost::vertex_index, graph)));
}

void remark_loops(ReadTopology& topology, std::size_t loops) {
    if (loops == 0) return;
    topology.remarks.push_back(
        loops == 1 ? "A link from a node to itself is left out"
                   : fmt::format("{} links from a node to itself are left out", loops));
}

}  // namespace models
