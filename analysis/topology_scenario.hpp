// A scenario with the network that somebody else's file describes, as text.
#pragma once

#include <string>
#include <vector>

#include "models/network/topologies/read_topology.hpp"

namespace analysis {

/// What such a file does not say.
struct TopologyOptions {
    std::string name{};
    std::string path{};            // of the file, as the user gave it
    models::Bandwidth capacity{};  // of links that say none
};

/// What is assumed, and what was not taken as it stands, a sentence each.
std::vector<std::string> assumptions(const models::ReadTopology& topology,
                                     const TopologyOptions& options);

/// YAML with comments. Its transfers are made up, so that it can be played.
std::string topology_scenario(const models::ReadTopology& topology, const TopologyOptions& options);

}  // namespace analysis
