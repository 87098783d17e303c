#include "models/node_pool.hpp"

#include <algorithm>
#include <functional>

#include "sim/ensure.hpp"

namespace models {

using sim::ensure;

FreeLevels::FreeLevels(Count nodes, std::int32_t per_node)
    : per_node_(per_node), whole_(nodes), partial_(static_cast<std::size_t>(per_node)) {}

void NodePool::give_back(const Allocation& allocation) {
    free_ += allocation.whole * per_node_ + allocation.part;
    whole_ += allocation.whole;
    if (allocation.part == 0) return;
    const std::int32_t level = level_[allocation.node];
    leave(allocation.node, level);
    enter(allocation.node, level + allocation.part);
}

std::uint32_t NodePool::take_part(std::int32_t level, std::int32_t part) {
    ensure(level >= part && level <= per_node_ && nodes(level) > 0, "the node chosen has room",
           level, part);
    if (level == per_node_) {
        --whole_;
        const std::uint32_t node = open_node();
        enter(node, level - part);
        return node;
    }
    const std::uint32_t node = first(level);
    leave(node, level);
    enter(node, level - part);
    return node;
}

// A node without a free accelerator is on no list; one that is wholly free loses its number.
void NodePool::enter(std::uint32_t node, std::int32_t level) {
    level_[node] = level;
    if (level == per_node_) {
        ++whole_;
        closed_.insert(std::ranges::lower_bound(closed_, node, std::greater{}), node);
    } else if (level > 0) {
        auto& nodes_here = partial_[static_cast<std::size_t>(level)];
        nodes_here.insert(std::ranges::lower_bound(nodes_here, node), node);
    }
}

void NodePool::leave(std::uint32_t node, std::int32_t level) {
    if (level == 0) return;
    auto& nodes_here = partial_[static_cast<std::size_t>(level)];
    nodes_here.erase(std::ranges::lower_bound(nodes_here, node));
}

std::uint32_t NodePool::open_node() {
    if (closed_.empty()) {
        level_.push_back(0);
        return static_cast<std::uint32_t>(level_.size() - 1);
    }
    const std::uint32_t node = closed_.back();
    closed_.pop_back();
    return node;
}

}  // namespace models
