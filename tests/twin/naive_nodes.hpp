// The slow twin of NodePool: every node by itself.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "models/placement.hpp"

namespace twin {

/// A node with its free accelerators. It has a number only while gangs hold parts of it: the lowest
/// that no other had when it was opened.
struct Node {
    std::int32_t free = 0;
    std::optional<std::uint32_t> number{};
};

/// Which of two nodes with room a placement policy prefers.
inline auto order(const models::BestFit&, const Node& n) {
    return std::pair{std::int64_t{n.free}, n.number.value_or(UINT32_MAX)};
}
inline auto order(const models::WorstFit&, const Node& n) {
    return std::pair{-std::int64_t{n.free}, n.number.value_or(UINT32_MAX)};
}
inline auto order(const models::FirstFit&, const Node& n) {
    return std::pair{std::int64_t{0}, n.number.value_or(UINT32_MAX)};
}

class NaiveNodes {
  public:
    using Held = std::vector<std::pair<std::size_t, std::int32_t>>;  // (node, accelerators)

    NaiveNodes(std::int64_t nodes, std::int32_t per_node)
        : per_node_(per_node), nodes_(static_cast<std::size_t>(nodes), Node{per_node}) {}

    /// What a job would hold, or nothing where it does not fit.
    template <class Placement>
    std::optional<Held> find(const models::Need& need, const Placement& placement) const {
        Held held;
        if (need.per_node > 0) {
            for (auto left = need.gang; left > 0; left -= need.per_node)
                if (!add(held, need.per_node, placement)) return std::nullopt;
            return held;
        }
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            if (nodes_[i].free == per_node_ && std::ssize(held) < need.gang / per_node_)
                held.emplace_back(i, per_node_);
        if (std::ssize(held) < need.gang / per_node_) return std::nullopt;
        const auto part = need.gang % per_node_;
        if (part > 0 && !add(held, part, placement)) return std::nullopt;
        return held;
    }
    void take(const Held& held) {
        for (const auto& [i, count] : held) {
            if (count < per_node_ && nodes_[i].free == per_node_) number(nodes_[i]);
            nodes_[i].free -= count;
        }
    }
    void give_back(const Held& held) {
        for (const auto& [i, count] : held) {
            nodes_[i].free += count;
            if (nodes_[i].free == per_node_) nodes_[i].number.reset();
        }
    }
    std::int64_t free() const {
        std::int64_t sum = 0;
        for (const auto& node : nodes_) sum += node.free;
        return sum;
    }
    /// Nodes by free accelerators.
    std::map<std::int32_t, std::int64_t> levels() const {
        std::map<std::int32_t, std::int64_t> levels;
        for (const auto& node : nodes_) ++levels[node.free];
        return levels;
    }

  private:
    template <class Placement>
    bool add(Held& held, std::int32_t part, const Placement& placement) const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const bool mine = std::ranges::count(held, i, &Held::value_type::first) > 0;
            if (mine || nodes_[i].free < part) continue;
            if (!best || order(placement, nodes_[i]) < order(placement, nodes_[*best])) best = i;
        }
        if (best) held.emplace_back(*best, part);
        return best.has_value();
    }
    void number(Node& opened) {
        std::set<std::uint32_t> used;
        for (const auto& node : nodes_)
            if (node.number) used.insert(*node.number);
        std::uint32_t lowest = 0;
        while (used.contains(lowest)) ++lowest;
        opened.number = lowest;
    }

    std::int32_t per_node_ = 1;
    std::vector<Node> nodes_;
};

}  // namespace twin
