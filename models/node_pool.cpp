#include "models/node_pool.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/ensure.hpp"

namespace models {

using sim::ensure;

FreeLevels::FreeLevels(Count nodes, std::int32_t per_node)
    : per_node_(per_node), whole_(nodes), partial_(static_cast<std::size_t>(per_node)) {}

void NodePool::give_back(const Allocation& allocation) {
    whole_ += allocation.whole;
    free_ += allocation.whole * per_node_;
    if (allocation.part == 0) return;
    const auto give = [&](std::uint32_t node) {
        const std::int32_t level = level_[node];
        free_ += allocation.part;
        leave(node, level);
        enter(node, level + allocation.part);
    };
    if (allocation.spread == UINT32_MAX) return give(allocation.node);
    for (const auto node : std::exchange(spread_[allocation.spread], {})) give(node);
    spread_free_.push_back(allocation.spread);
}

std::uint32_t NodePool::take_part(std::int32_t level, std::int32_t part) {
    ensure(level >= part, "the node chosen has room", level, part);
    const Opened opened = take_out(level);
    enter(opened.node, level - part);
    return opened.node;
}

NodePool::Opened NodePool::take_out(std::int32_t level) {
    ensure(level <= per_node_ && nodes(level) > 0, "the node chosen exists", level);
    if (level < per_node_) {
        const std::uint32_t node = first(level);
        leave(node, level);
        return {node, level};
    }
    --whole_;
    return {open_node(), level};
}

Allocation NodePool::close(const std::vector<Opened>& opened, std::int32_t part) {
    if (spread_free_.empty()) {
        spread_free_.push_back(static_cast<std::uint32_t>(spread_.size()));
        spread_.emplace_back();
    }
    Allocation taken{.part = part, .spread = spread_free_.back()};
    spread_free_.pop_back();
    for (const auto& [node, level] : opened) {
        enter(node, level - part);
        spread_[taken.spread].push_back(node);
    }
    return taken;
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
