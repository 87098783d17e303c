// The network as numbers: places, links, and the channels that flows share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace models {

/// One direction of a link.
struct Edge {
    std::uint32_t from = 0;  // places
    std::uint32_t to = 0;
    std::uint32_t link = 0;
    std::uint32_t channel = 0;
};

/// Regions come first, in the order of their names, then the other nodes in that of theirs; links
/// in that of theirs. A duplex link has two channels, which share nothing; any other has one.
struct Topology {
    explicit Topology(const Scenario& scenario);

    std::optional<std::uint32_t> place(const std::string& name) const;
    std::optional<std::uint32_t> link(const std::string& name) const;

    std::vector<std::string> places{};
    std::vector<bool> transit{};  // (place) data may pass
    std::vector<std::string> links{};
    std::vector<const LinkSpec*> specs{};  // (link)
    std::vector<Duration> latency{};       // (link) one way
    std::vector<Edge> edges{};
    std::vector<std::uint32_t> link_of{};               // (channel)
    std::vector<std::vector<std::uint32_t>> leaving{};  // (place) edges
};

}  // namespace models
