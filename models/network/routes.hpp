// Which way data go.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "models/network/topology.hpp"

namespace models {

/// Edges from one place to another, in order.
using Route = std::vector<std::uint32_t>;

/// The shortest way by latency, price or number of links, among links that are up; of equals, the
/// one with fewest links. Prescribed routes hold as long as all their links are up. Found by
/// Dijkstra's algorithm, from one place to all others, when first asked for.
class Routes {
  public:
    Routes(const Topology& topology, const Network& network);

    /// None where there is no way; empty from a place to itself.
    const std::optional<Route>& between(std::uint32_t from, std::uint32_t to);

    /// A link goes down or comes up: ways are found anew.
    void set_up(std::uint32_t link, bool up);
    bool up(std::uint32_t link) const { return up_[link]; }

    Duration latency(const Route& route) const;
    DataPrice price(const Route& route) const;

  private:
    void find_from(std::uint32_t place);
    std::optional<Route> prescribed(std::uint32_t from, std::uint32_t to) const;

    const Topology* topology_;
    Routing by_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, Route> prescribed_{};
    std::vector<bool> up_{};                                   // (link)
    std::vector<std::vector<std::optional<Route>>> routes_{};  // (from, to); empty: not yet found
};

/// The edges of links in a row, from a place to another; nothing where they do not lead there.
std::optional<Route> in_a_row(const Topology& topology, std::uint32_t from, std::uint32_t to,
                              const std::vector<std::uint32_t>& links);

}  // namespace models
