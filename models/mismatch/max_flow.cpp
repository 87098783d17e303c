// LEMON's push-relabel algorithm (Goldberg, Tarjan 1988): the highest active node first, and global
// relabelling. Of LEMON only headers are used.
#include "models/mismatch/max_flow.hpp"

#include <lemon/preflow.h>
#include <lemon/static_graph.h>

#include <utility>
#include <vector>

namespace models {

Count max_flow(std::int32_t nodes, std::span<FlowArc> arcs) {
    std::vector<std::pair<int, int>> ends;
    ends.reserve(arcs.size());
    for (const auto& arc : arcs) ends.emplace_back(arc.from, arc.to);
    lemon::StaticDigraph graph;
    graph.build(nodes, ends.begin(), ends.end());
    using Capacities = lemon::StaticDigraph::ArcMap<Count>;
    Capacities capacity(graph);
    for (std::size_t i = 0; i < arcs.size(); ++i)
        capacity[graph.arc(static_cast<int>(i))] = arcs[i].capacity;
    lemon::Preflow<lemon::StaticDigraph, Capacities> flow(graph, capacity, graph.node(0),
                                                          graph.node(nodes - 1));
    flow.run();
    for (std::size_t i = 0; i < arcs.size(); ++i)
        arcs[i].flow = flow.flow(graph.arc(static_cast<int>(i)));
    return flow.flowValue();
}

}  // namespace models
