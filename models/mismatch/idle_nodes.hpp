// How many gangs what is idle in one cell would still hold.
#pragma once

#include <utility>
#include <vector>

#include "models/node_pool.hpp"

namespace models {

/// The nodes of one cell by how many accelerators are free on them. Shapes are read as by NodePool:
/// a gang no larger than a node goes on one; a larger one on whole nodes and part of another; or it
/// is spread evenly over different nodes, where it asks for that.
class IdleNodes {
  public:
    /// (free accelerators, 0 to those of a node) number of nodes.
    explicit IdleNodes(std::vector<Count> nodes) : nodes_(std::move(nodes)) {}

    /// Accelerators that need not be on one node to work together.
    static IdleNodes interchangeable(Count accelerators) { return IdleNodes({0, accelerators}); }

    std::int32_t per_node() const { return static_cast<std::int32_t>(nodes_.size()) - 1; }
    Count nodes(std::int32_t free) const { return nodes_[static_cast<std::size_t>(free)]; }
    Count accelerators() const;

    /// The largest number of gangs of one shape that fit at once. Exact.
    Count fits(const Need& need) const;

    /// Takes so many gangs, which must fit, out of the fullest nodes that have room.
    void take(const Need& need, Count gangs);

  private:
    bool spreads(const Need& need) const { return need.per_node > 0 && per_node() > 1; }
    Count& at(std::int32_t free) { return nodes_[static_cast<std::size_t>(free)]; }
    Count pieces(std::int32_t size, std::int32_t below) const;
    Count fits_spread(const Need& need) const;
    void take_pieces(std::int32_t size, Count pieces, std::int32_t lowest);
    void take_spread(const Need& need);

    std::vector<Count> nodes_{};
};

/// (free accelerators) How many of them gangs of some shapes can use at most on one node: the
/// largest sum of their pieces.
class Fillable {
  public:
    explicit Fillable(std::int32_t per_node);
    void add(const Need& need);
    std::int32_t of(std::int32_t free) const { return most_[static_cast<std::size_t>(free)]; }

  private:
    void add_piece(std::int32_t size);
    std::vector<std::int32_t> most_{};
};

}  // namespace models
