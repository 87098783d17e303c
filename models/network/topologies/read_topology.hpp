// A network as a file of somebody else's describes it, whatever the format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/network/network.hpp"

namespace models {

struct ReadNode {
    std::string name{};  // no other has it
    std::optional<NetworkNode> place{};
    double sends = 1;  // its share of what begins and ends at all nodes
    double receives = 1;
};

struct ReadLink {
    std::string name{};  // no other has it; without blanks
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::optional<Bandwidth> capacity{};
    std::string label{};  // what else the file says of it, in a few words
};

struct ReadTopology {
    std::string title{};
    bool one_way = false;  // all of its links
    bool knows_demand = false;
    std::vector<ReadNode> nodes{};
    std::vector<ReadLink> links{};
    std::vector<std::string> remarks{};  // what was not taken as it stands
};

/// How many parts there are between which no way leads there and back.
std::size_t parts(const ReadTopology& topology);

/// Remarks how many links from a node to itself were left out, if any were.
void remark_loops(ReadTopology& topology, std::size_t loops);

}  // namespace models
