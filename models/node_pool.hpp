// The nodes of one cluster: how many accelerators are free, and where.
#pragma once

#include <algorithm>
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

/// What a job needs at once: `gang` accelerators, on as few nodes as possible or, where `per_node`
/// is given, so many on each of `gang / per_node` nodes.
struct Need {
    std::int32_t gang = 1;
    std::int32_t per_node = 0;
    bool operator==(const Need&) const = default;
};

/// What a job holds: whole nodes, which need no names, and parts of others.
struct Allocation {
    Count whole = 0;
    std::int32_t part = 0;              // accelerators on each node in part use
    std::uint32_t node = UINT32_MAX;    // of the part, where there is one
    std::uint32_t spread = UINT32_MAX;  // else the list of nodes
};

/// A gang that is no larger than a node goes on one node; a larger one takes whole nodes and, for
/// the rest, part of another; or it is spread evenly, where it asks for that. Nodes are anonymous
/// while wholly free, so taking and giving back cost at most the accelerators of a node, however
/// large the cluster.
class NodePool : public FreeLevels {
  public:
    using FreeLevels::FreeLevels;

    Count free() const { return free_; }
    Count capacity() const { return capacity_; }

    bool fits(const Need& need) const {
        if (need.gang > free_) return false;
        if (per_node_ == 1) return true;
        if (spreads(need)) return nodes_with(need.per_node) >= need.gang / need.per_node;
        const Count whole = need.gang / per_node_;
        const std::int32_t part = need.gang % per_node_;
        return whole_ >= whole && (part == 0 || whole_ > whole || nodes_with(part) > whole_);
    }

    /// No gang that is larger fits, be it on as few nodes as possible or with at least
    /// `least_per_node` on each.
    Count most(std::int32_t least_per_node) const {
        if (per_node_ == 1) return free_;
        std::int32_t part = per_node_ - 1;
        while (part > 0 && nodes(part) == 0) --part;
        Count most = whole_ * per_node_ + part;
        for (std::int32_t each = least_per_node; each < per_node_; ++each)
            most = std::max(most, nodes_with(each) * each);
        return most;
    }

    /// Whether it could ever fit, were the cluster empty.
    bool could_fit(const Need& need) const {
        if (need.gang > capacity_) return false;
        if (per_node_ == 1 || need.per_node == 0) return true;
        return need.per_node <= per_node_ && need.gang / need.per_node <= capacity_ / per_node_;
    }

    /// Takes accelerators for a gang that fits. `choose` is a placement policy: it names the level
    /// of the node that gives the part. Single-accelerator nodes may be overdrawn.
    template <class Placement>
    Allocation take(const Need& need, const Placement& choose) {
        free_ -= need.gang;
        if (spreads(need)) return take_spread(need, choose);
        Allocation taken{need.gang / per_node_, need.gang % per_node_};
        whole_ -= taken.whole;
        if (taken.part > 0) taken.node = take_part(choose(taken.part, *this), taken.part);
        return taken;
    }

    /// Nodes come into service, wholly free.
    void grow(Count nodes) {
        whole_ += nodes;
        capacity_ += nodes * per_node_;
        free_ += nodes * per_node_;
    }

    /// Gives back what was taken; the allocation is void afterwards.
    void give_back(const Allocation& allocation);

    /// (node) Free accelerators of the nodes in part use; of others the number means nothing.
    const std::vector<std::int32_t>& levels() const { return level_; }

    /// Calls `visit(node)` for each node that is partly held.
    template <class Visit>
    void each_part(const Allocation& allocation, Visit visit) const {
        if (allocation.part == 0) return;
        if (allocation.spread == UINT32_MAX) return visit(allocation.node);
        for (const auto node : spread_[allocation.spread]) visit(node);
    }

    NodePool(Count nodes, std::int32_t per_node)
        : FreeLevels(nodes, per_node), capacity_(nodes * per_node), free_(capacity_) {}

  private:
    // Whether it goes on parts of nodes, the same of each; so many as a node has are whole nodes.
    bool spreads(const Need& need) const { return need.per_node > 0 && need.per_node < per_node_; }
    Count nodes_with(std::int32_t free) const {
        Count n = whole_;
        for (std::int32_t level = free; level < per_node_; ++level) n += nodes(level);
        return n;
    }
    template <class Placement>
    Allocation take_spread(const Need& need, const Placement& choose) {
        std::vector<Opened> opened;
        for (std::int32_t left = need.gang / need.per_node; left > 0; --left)
            opened.push_back(take_out(choose(need.per_node, *this)));
        return close(opened, need.per_node);
    }
    // A node taken from the lists, and what was free on it.
    struct Opened {
        std::uint32_t node = 0;
        std::int32_t level = 0;
    };
    Opened take_out(std::int32_t level);
    Allocation close(const std::vector<Opened>& opened, std::int32_t part);
    std::uint32_t take_part(std::int32_t level, std::int32_t part);
    void enter(std::uint32_t node, std::int32_t level);
    void leave(std::uint32_t node, std::int32_t level);
    std::uint32_t open_node();

    Count capacity_ = 0;
    Count free_ = 0;
    std::vector<std::int32_t> level_{};    // (node) free accelerators of a node in part use
    std::vector<std::uint32_t> closed_{};  // numbers not in use, the lowest last
    std::vector<Nodes> spread_{};          // nodes of each spread gang
    std::vector<std::uint32_t> spread_free_{};
};

}  // namespace models
