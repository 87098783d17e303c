#include "models/network/routes.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <compare>
#include <limits>

namespace models {

namespace {

// How long a way is; of equals, the one with fewer links is the shorter.
struct Length {
    double sum = 0;
    std::uint32_t links = 0;
    auto operator<=>(const Length&) const = default;
};
constexpr Length unreachable{std::numeric_limits<double>::infinity(), UINT32_MAX};

Length operator+(const Length& a, const Length& b) {
    if (a == unreachable || b == unreachable) return unreachable;
    return {a.sum + b.sum, a.links + b.links};
}

double length_of(const Topology& topology, Routing by, std::uint32_t link) {
    if (by == Routing::latency) return static_cast<double>(topology.latency[link].count());
    if (by == Routing::price) return topology.specs[link]->price.value;
    return 0;
}

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    std::uint32_t>;

// Remembers by which edge the best way to a place arrives.
struct Arriving : boost::default_dijkstra_visitor {
    explicit Arriving(std::vector<std::uint32_t>& by_edge) : by_edge_(&by_edge) {}
    void edge_relaxed(Graph::edge_descriptor edge, const Graph& graph) const {
        (*by_edge_)[boost::target(edge, graph)] = graph[edge];
    }

  private:
    std::vector<std::uint32_t>* by_edge_;
};

}  // namespace

Routes::Routes(const Topology& topology, const Network& network)
    : topology_(&topology),
      by_(network.routing),
      up_(topology.links.size(), true),
      routes_(topology.places.size()) {
    for (const RouteSpec& spec : network.routes) {
        std::vector<std::uint32_t> links;
        for (const auto& name : spec.links) links.push_back(*topology.link(name));
        const auto from = *topology.place(spec.from);
        const auto to = *topology.place(spec.to);
        prescribed_[{from, to}] = in_a_row(topology, from, to, links).value();
    }
}

const std::optional<Route>& Routes::between(std::uint32_t from, std::uint32_t to) {
    if (routes_[from].empty()) find_from(from);
    return routes_[from][to];
}

void Routes::set_up(std::uint32_t link, bool up) {
    if (up_[link] == up) return;
    up_[link] = up;
    for (auto& from : routes_) from.clear();
}

void Routes::find_from(std::uint32_t source) {
    Graph graph(topology_->places.size());
    for (std::uint32_t e = 0; e < topology_->edges.size(); ++e) {
        const Edge& edge = topology_->edges[e];
        if (up_[edge.link] && (edge.from == source || topology_->transit[edge.from]))
            boost::add_edge(edge.from, edge.to, e, graph);
    }
    const auto weight =
        boost::make_function_property_map<Graph::edge_descriptor>([&](Graph::edge_descriptor edge) {
            return Length{length_of(*topology_, by_, topology_->edges[graph[edge]].link), 1};
        });
    std::vector<Length> lengths(topology_->places.size());
    std::vector<std::uint32_t> arrives(topology_->places.size(), UINT32_MAX);  // by which edge
    boost::dijkstra_shortest_paths(graph, source,
                                   boost::weight_map(weight)
                                       .distance_map(boost::make_iterator_property_map(
                                           lengths.begin(), boost::get(boost::vertex_index, graph)))
                                       .distance_compare(std::less{})
                                       .distance_combine(std::plus{})
                                       .distance_inf(unreachable)
                                       .distance_zero(Length{})
                                       .visitor(Arriving(arrives)));
    auto& found = routes_[source];
    found.resize(topology_->places.size());
    for (std::uint32_t to = 0; to < found.size(); ++to) {
        if ((found[to] = prescribed(source, to))) continue;
        if (to != source && arrives[to] == UINT32_MAX) continue;
        Route route;
        for (std::uint32_t at = to; at != source; at = topology_->edges[route.back()].from)
            route.push_back(arrives[at]);
        std::ranges::reverse(route);
        found[to] = std::move(route);
    }
}

std::optional<Route> Routes::prescribed(std::uint32_t from, std::uint32_t to) const {
    const auto found = prescribed_.find({from, to});
    if (found == prescribed_.end()) return std::nullopt;
    for (const auto edge : found->second)
        if (!up_[topology_->edges[edge].link]) return std::nullopt;
    return found->second;
}

Duration Routes::latency(const Route& route) const {
    Duration sum{};
    for (const auto edge : route) sum += topology_->latency[topology_->edges[edge].link];
    return sum;
}

DataPrice Routes::price(const Route& route) const {
    DataPrice sum;
    for (const auto edge : route) sum += topology_->specs[topology_->edges[edge].link]->price;
    return sum;
}

std::optional<Route> in_a_row(const Topology& topology, std::uint32_t from, std::uint32_t to,
                              const std::vector<std::uint32_t>& links) {
    Route route;
    std::uint32_t at = from;
    for (const auto link : links) {
        const auto& leaving = topology.leaving[at];
        const auto edge = std::ranges::find(
            leaving, link, [&](std::uint32_t e) { return topology.edges[e].link; });
        if (edge == leaving.end()) return std::nullopt;
        route.push_back(*edge);
        at = topology.edges[*edge].to;
    }
    if (at != to) return std::nullopt;
    return route;
}

}  // namespace models
