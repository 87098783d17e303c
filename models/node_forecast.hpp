// How the nodes of a cluster will be when jobs have ended: a cheap copy to think ahead on.
#pragma once

#include <cstdint>
#include <vector>

#include "models/node_pool.hpp"

namespace models {

/// Knows how many nodes have how many accelerators free, and of partly used ones which; not in
/// which order a placement policy would take them. Its memory is used again from one thought to the
/// next.
class NodeForecast {
  public:
    /// The nodes as they are now.
    void begin(const NodePool& pool) {
        pool_ = &pool;
        free_ = pool.free();
        nodes_.assign(static_cast<std::size_t>(pool.per_node()) + 1, 0);
        for (std::int32_t level = 1; level <= pool.per_node(); ++level)
            at(level) = pool.nodes(level);
        levels_.assign(pool.levels().begin(), pool.levels().end());
    }

    /// Whether `take` can tell where a job would go: on whole nodes, or on part of one.
    static bool foresees(const Need& need, const NodePool& pool) {
        if (need.per_node > 0) return need.per_node == pool.per_node();
        return need.gang < pool.per_node() || need.gang % pool.per_node() == 0;
    }

    /// A job that fits takes its accelerators; nothing may have been given back yet.
    template <class Placement>
    void take(const Need& need, const Placement& choose) {
        free_ -= need.gang;
        const auto per_node = pool_->per_node();
        if (need.gang % per_node == 0) {
            at(per_node) -= need.gang / per_node;
            return;
        }
        const std::int32_t level = choose(need.gang, *pool_);
        if (level < per_node) levels_[pool_->first(level)] -= need.gang;
        --at(level);
        ++at(level - need.gang);
    }

    void give_back(const Allocation& allocation) {
        at(pool_->per_node()) += allocation.whole;
        free_ += allocation.whole * pool_->per_node();
        pool_->each_part(allocation, [&](std::uint32_t node) {
            --at(levels_[node]);
            levels_[node] += allocation.part;
            ++at(levels_[node]);
            free_ += allocation.part;
        });
    }

    Count free() const { return free_; }
    bool fits(const Need& need) const {
        if (need.gang > free_) return false;
        const auto per_node = pool_->per_node();
        if (need.per_node > 0) return with(need.per_node) >= need.gang / need.per_node;
        const Count whole = nodes_[static_cast<std::size_t>(per_node)];
        const Count wanted = need.gang / per_node;
        const std::int32_t part = need.gang % per_node;
        return whole >= wanted && (part == 0 || whole > wanted || with(part) > whole);
    }

  private:
    Count& at(std::int32_t level) { return nodes_[static_cast<std::size_t>(level)]; }
    Count with(std::int32_t least) const {
        Count sum = 0;
        for (auto level = static_cast<std::size_t>(least); level < nodes_.size(); ++level)
            sum += nodes_[level];
        return sum;
    }

    const NodePool* pool_ = nullptr;
    Count free_ = 0;
    std::vector<Count> nodes_{};          // (free accelerators)
    std::vector<std::int32_t> levels_{};  // (node) free accelerators, of partly used ones
};

}  // namespace models
