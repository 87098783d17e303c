#include "analysis/topology_scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "analysis/yaml_text.hpp"
#include "sim/quantity_text.hpp"

namespace analysis {
namespace {

using models::ReadLink;
using models::ReadNode;
using models::ReadTopology;

// In bits, as networks are spoken of, where that says the very same.
std::string capacity_text(models::Bandwidth capacity) {
    constexpr std::array<std::pair<double, std::string_view>, 4> units{
        {{1e12, "Tbit/s"}, {1e9, "Gbit/s"}, {1e6, "Mbit/s"}, {1e3, "kbit/s"}}};
    const double bits = capacity.value * 8;
    for (const auto& [factor, unit] : units) {
        if (bits < factor) continue;
        auto text = fmt::format("{} {}", bits / factor, unit);
        if (sim::parse_quantity(text, models::Bandwidth::dimension).value == capacity.value)
            return text;
    }
    return sim::quantity_text(capacity);
}

std::string node_line(const ReadNode& node) {
    const auto name = yaml_name(node.name);
    if (!node.place) return fmt::format("    {}: {{}}  # coordinates are missing\n", name);
    return fmt::format("    {}: {{latitude: {}, longitude: {}}}\n", name, *node.place->latitude,
                       *node.place->longitude);
}

std::string link_line(const ReadTopology& topology, const ReadLink& link,
                      const TopologyOptions& options) {
    const auto& from = topology.nodes[link.from];
    const auto& to = topology.nodes[link.to];
    const bool placed = from.place && to.place;  // then latency follows from the distance
    std::string remarks;
    if (!link.capacity) {
        remarks = "assumed";
        if (!link.label.empty()) remarks += fmt::format(" (the file says: {})", link.label);
    }
    if (!placed) remarks += fmt::format("{}coordinates are missing", remarks.empty() ? "" : "; ");
    return fmt::format("    {}: {{from: {}, to: {}, capacity: {}{}{}}}{}", yaml_name(link.name),
                       yaml_name(from.name), yaml_name(to.name),
                       capacity_text(link.capacity.value_or(options.capacity)),
                       topology.one_way ? ", direction: one_way" : "",
                       placed ? "" : ", latency: 0 s",
                       remarks.empty() ? "\n" : fmt::format("  {}", comment(remarks)));
}

std::string weights(const ReadTopology& topology, double ReadNode::*weight) {
    std::string text;
    for (const auto& node : topology.nodes)
        if (node.*weight > 0)
            text += fmt::format("      {}: {}\n", yaml_name(node.name), node.*weight);
    return text;
}

}  // namespace

std::vector<std::string> assumptions(const ReadTopology& topology, const TopologyOptions& options) {
    std::vector<std::string> all;
    const auto without_capacity = std::ranges::count_if(
        topology.links, [](const ReadLink& link) { return !link.capacity.has_value(); });
    if (without_capacity > 0)
        all.push_back(
            fmt::format("No capacity is known of {} of its {} links: {} is assumed (--capacity)",
                        without_capacity, topology.links.size(), capacity_text(options.capacity)));
    const auto nowhere = std::ranges::count_if(
        topology.nodes, [](const ReadNode& node) { return !node.place.has_value(); });
    if (nowhere > 0)
        all.push_back(fmt::format(
            "No coordinates are known of {} of its {} nodes: links there have no latency", nowhere,
            topology.nodes.size()));
    all.insert(all.end(), topology.remarks.begin(), topology.remarks.end());
    if (const auto count = models::parts(topology); count > 1)
        all.push_back(fmt::format(
            "It falls into {} parts: what is to go from one to another waits for ever{}", count,
            topology.one_way ? ", there or back, as its links lead one way" : ""));
    return all;
}

std::string topology_scenario(const ReadTopology& topology, const TopologyOptions& options) {
    std::string text = comment(fmt::format("The network of {}: {} nodes, {} links.", options.path,
                                           topology.nodes.size(), topology.links.size()));
    if (!topology.title.empty()) text += comment(topology.title);
    for (const auto& assumed : assumptions(topology, options)) text += comment(assumed);
    text += fmt::format("name: {}\nuntil: 1 d\nnetwork:\n  nodes:\n", quoted(options.name));
    for (const auto& node : topology.nodes) text += node_line(node);
    text += "  links:\n";
    for (const auto& link : topology.links) text += link_line(topology, link, options);
    text += fmt::format(
        "transfers:\n"
        "  all:  # made up{}\n"
        "    arrivals: {{kind: poisson, rate: 60 /h}}\n"
        "    size: {{kind: exponential, mean: 1 GB}}\n",
        topology.knows_demand ? ", but for the weights: they are the file's DEMANDS" : "");
    text += fmt::format("    from:\n{}    to:\n{}", weights(topology, &ReadNode::sends),
                        weights(topology, &ReadNode::receives));
    return text;
}

}  // namespace analysis
