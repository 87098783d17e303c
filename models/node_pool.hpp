// The nodes of one cluster: how many accelerators are free, and where.
#pragma once

#include <cstdint>
#include <vector>

namespace models {

/// How many accelerators of one cluster; what is free may fall below zero within an instant.
using Count = std::int64_t;

/// What a placement policy sees: for each number of free accelerators, the nodes that have it.
class FreeLevels {
  public:
    FreeLevels(Count nodes, std::int32_t per_node);

    std::int32_t per_node() const { return per_node_; }

    /// Nodes with exactly `level` free accelerators, 1 to per_node.
    Count nodes(std::int32_t level) const {
        return level == per_node_ ? whole_ : static_cast<Count>(partial(level).size());
    }

    /// The lowest number of a node with exactly `level` free; nodes that are wholly free come last.
    std::uint32_t first(std::int32_t level) const {
        return level == per_node_ ? UINT32_MAX : partial(level).front();
    }

  protected:
    using Nodes = std::vector<std::uint32_t>;  // sorted
    const Nodes& partial(std::int32_t level) const {
        return partial_[static_cast<std::size_t>(level)];
    }

    std::int32_t per_node_ = 1;
    Count whole_ = 0;             // nodes wholly free
    std::vector<Nodes> partial_;  // (level) nodes partly used, by their free accelerators
};

/// What a job holds: whole nodes, which need no names, and a part of at most one more.
struct Allocation {
    Count whole = 0;
    std::int32_t part = 0;
    std::uint32_t node = UINT32_MAX;  // of the part
};

/// A gang that is no larger than a node goes on one node; a larger one takes whole nodes and, for
/// the rest, part of another. Nodes are anonymous while wholly free, so taking and giving back cost
/// at most the accelerators of a node, however large the cluster.
class NodePool : public FreeLevels {
  public:
    using FreeLevels::FreeLevels;

    Count free() const { return free_; }
    Count capacity() const { return capacity_; }

    bool fits(Count gang) const {
        if (gang > free_) return false;
        if (per_node_ == 1) return true;
        const Count whole = gang / per_node_;
        const auto part = static_cast<std::int32_t>(gang % per_node_);
        return whole_ >= whole && (part == 0 || whole_ > whole || room_for(part));
    }

    /// Takes accelerators for a gang that fits. `choose` is a placement policy: it names the level
    /// of the node that gives the part. Single-accelerator nodes may be overdrawn.
    template <class Placement>
    Allocation take(Count gang, const Placement& choose) {
        Allocation taken{gang / per_node_, static_cast<std::int32_t>(gang % per_node_)};
        free_ -= gang;
        whole_ -= taken.whole;
        if (taken.part > 0) taken.node = take_part(choose(taken.part, *this), taken.part);
        return taken;
    }

    void give_back(const Allocation& allocation);

    NodePool(Count nodes, std::int32_t per_node)
        : FreeLevels(nodes, per_node), capacity_(nodes * per_node), free_(capacity_) {}

  private:
    bool room_for(std::int32_t part) const {
        for (std::int32_t level = part; level < per_node_; ++level)
            if (!partial(level).empty()) return true;
        return false;
    }
    std::uint32_t take_part(std::int32_t level, std::int32_t part);
    void enter(std::uint32_t node, std::int32_t level);
    void leave(std::uint32_t node, std::int32_t level);
    std::uint32_t open_node();

    Count capacity_ = 0;
    Count free_ = 0;
    std::vector<std::int32_t> level_{};    // (node) free accelerators of a node in part use
    std::vector<std::uint32_t> closed_{};  // numbers not in use, the lowest last
};

}  // namespace models
