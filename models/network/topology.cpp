#include "models/network/topology.hpp"

#include <algorithm>

namespace models {

namespace {

std::optional<std::uint32_t> number(const std::vector<std::string>& names,
                                    const std::string& name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - names.begin());
}

// Where a name of the network lies.
Region position(const Scenario& scenario, const std::string& name) {
    if (const auto region = scenario.regions.find(name); region != scenario.regions.end())
        return region->second;
    const NetworkNode& node = scenario.network->nodes.at(name);
    Region at;
    at.latitude = node.latitude.value_or(0);
    at.longitude = node.longitude.value_or(0);
    return at;
}

Duration latency_of(const Scenario& scenario, const LinkSpec& spec) {
    if (spec.latency) return *spec.latency;
    Latency without_ends = scenario.latency;
    without_ends.ends = Duration{0};
    return without_ends.between(position(scenario, spec.from), position(scenario, spec.to));
}

}  // namespace

Topology::Topology(const Scenario& scenario) {
    for (const auto& [name, region] : scenario.regions) places.push_back(name);
    if (!scenario.network) return;
    const Network& network = *scenario.network;
    for (const auto& [name, node] : network.nodes) places.push_back(name);
    leaving.resize(places.size());
    for (const auto& name : places)
        transit.push_back(std::ranges::find(network.no_transit, name) == network.no_transit.end());
    for (const auto& [name, spec] : network.links) {
        const auto number = static_cast<std::uint32_t>(links.size());
        links.push_back(name);
        specs.push_back(&spec);
        latency.push_back(latency_of(scenario, spec));
        const auto edge = [&](std::uint32_t from, std::uint32_t to, bool own_channel) {
            if (own_channel) link_of.push_back(number);
            leaving[from].push_back(static_cast<std::uint32_t>(edges.size()));
            edges.push_back({from, to, number, static_cast<std::uint32_t>(link_of.size() - 1)});
        };
        const auto from = *place(spec.from);
        const auto to = *place(spec.to);
        edge(from, to, true);
        if (spec.direction != Direction::one_way)
            edge(to, from, spec.direction == Direction::duplex);
    }
}

std::optional<std::uint32_t> Topology::place(const std::string& name) const {
    return number(places, name);
}

std::optional<std::uint32_t> Topology::link(const std::string& name) const {
    return number(links, name);
}

}  // namespace models
