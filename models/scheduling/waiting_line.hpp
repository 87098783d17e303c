// The jobs that wait at a cluster, in order of submission, searchable by size and key.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "models/job.hpp"

namespace models {

/// A waiting job. The key is what its queueing policy sorts by: the estimate in nanoseconds, or
/// the negative priority.
struct Waiting {
    std::int64_t key = 0;
    Gang gang = 0;
    Id<Job> job{};
};

/// Which waiting jobs a policy would take: those of at most `gang` with a key of at most `key`, and
/// those of at most `any_key_gang` whatever their key.
struct Bounds {
    static constexpr std::int64_t any_key = std::numeric_limits<std::int64_t>::max();

    Count gang = std::numeric_limits<Count>::max();
    std::int64_t key = any_key;
    Count any_key_gang = -1;

    bool admit(std::int64_t least_key, Count least_gang) const {
        return (least_gang <= gang && least_key <= key) || least_gang <= any_key_gang;
    }
};

/// An array in order of submission with holes where jobs left, under a tree of (least key, least
/// gang) over blocks of 16: a search skips every block and subtree in which nothing can match, so
/// it costs O(log n) in practice and not O(n). Twin: tests/twin/naive_line.hpp.
class WaitingLine {
  public:
    using Position = std::size_t;  // valid until the next push
    using Ticket = std::uint32_t;  // of a job as long as it is in the line

    bool empty() const { return live_ == 0; }
    std::size_t size() const { return live_; }
    const Waiting& operator[](Position position) const { return entries_[position]; }

    Position push(const Waiting& waiting);
    void erase(Position position);

    /// The earliest submitted; the line must not be empty.
    Position front() const { return front_; }

    /// The earliest submitted, from a position on, within bounds that `accept(position)` takes.
    template <class Accept>
    std::optional<Position> first(const Bounds& bounds, Accept accept, Position from = 0) const;

    /// The latest submitted within bounds that `accept(position)` takes.
    template <class Accept>
    std::optional<Position> last(const Bounds& bounds, Accept accept) const;

    /// The one with the least key within bounds that `accept(position)` takes; of equals the
    /// earliest submitted.
    template <class Accept>
    std::optional<Position> least(const Bounds& bounds, Accept accept) const;

    /// The number that a job drew when it came, by which it is found again.
    Ticket ticket(Position position) const { return tickets_[position]; }

    /// Where the job with a ticket stands; it must be in the line.
    Position find(Ticket ticket) const;

    /// Calls `visit(position)` for each waiting job in order of submission.
    template <class Visit>
    void each(Visit visit) const {
        for (Position p = front_; live_ > 0 && p < entries_.size(); ++p)
            if (present(p)) visit(p);
    }

  private:
    static constexpr std::size_t block = 16;
    static constexpr Gang hole = std::numeric_limits<Gang>::max();
    struct Least {
        std::int64_t key = std::numeric_limits<std::int64_t>::max();
        Count gang = std::numeric_limits<Count>::max();
    };

    bool present(Position position) const { return entries_[position].gang != hole; }
    bool matches(Position position, const Bounds& bounds) const {
        const auto& e = entries_[position];
        return e.gang != hole && bounds.admit(e.key, e.gang);
    }
    bool admits(std::size_t node, const Bounds& bounds) const {
        return bounds.admit(tree_[node].key, tree_[node].gang);
    }
    std::size_t leaf(std::size_t node) const { return (node - blocks_) * block; }
    std::size_t leaf_end(std::size_t node) const {
        return std::min(leaf(node) + block, entries_.size());
    }
    template <class Accept>
    void least_below(std::size_t node, const Bounds& bounds, Accept accept,
                     std::optional<Position>& best) const;
    void rebuild();
    void renew(std::size_t node);

    std::vector<Waiting> entries_{};  // (position)
    std::vector<Ticket> tickets_{};   // (position) ascending, modulo their range
    std::vector<Least> tree_{};  // heap order: children of i are 2i and 2i+1; leaves are blocks
    std::size_t blocks_ = 0;     // leaves, a power of two
    std::size_t live_ = 0;
    Position front_ = 0;
    Ticket next_ = 0;
};

// The next node to the right of `node` that is not below it, or 0: up while a right child, then
// over.
template <class Accept>
std::optional<WaitingLine::Position> WaitingLine::first(const Bounds& bounds, Accept accept,
                                                        Position from) const {
    for (std::size_t node = blocks_ + std::max(from, front_) / block; node != 0 && live_ > 0;) {
        if (admits(node, bounds)) {
            if (node < blocks_) {
                node = 2 * node;
                continue;
            }
            for (Position p = std::max(leaf(node), from); p < leaf_end(node); ++p)
                if (matches(p, bounds) && accept(p)) return p;
        }
        while (node & 1) node >>= 1;
        if (node != 0) ++node;
    }
    return std::nullopt;
}

template <class Accept>
std::optional<WaitingLine::Position> WaitingLine::last(const Bounds& bounds, Accept accept) const {
    for (std::size_t node = 1; node != 0 && live_ > 0;) {
        if (admits(node, bounds)) {
            if (node < blocks_) {
                node = 2 * node + 1;
                continue;
            }
            for (Position p = leaf_end(node); p > leaf(node); --p)
                if (matches(p - 1, bounds) && accept(p - 1)) return p - 1;
        }
        while (node != 0 && !(node & 1)) node >>= 1;
        node = node <= 1 ? 0 : node - 1;
    }
    return std::nullopt;
}

template <class Accept>
std::optional<WaitingLine::Position> WaitingLine::least(const Bounds& bounds, Accept accept) const {
    std::optional<Position> best;
    if (live_ > 0) least_below(1, bounds, accept, best);
    return best;
}

template <class Accept>
void WaitingLine::least_below(std::size_t node, const Bounds& bounds, Accept accept,
                              std::optional<Position>& best) const {
    if (!admits(node, bounds) || (best && tree_[node].key >= entries_[*best].key)) return;
    if (node < blocks_) {
        least_below(2 * node, bounds, accept, best);
        least_below(2 * node + 1, bounds, accept, best);
        return;
    }
    for (Position p = leaf(node); p < leaf_end(node); ++p)
        if (matches(p, bounds) && (!best || entries_[p].key < entries_[*best].key) && accept(p))
            best = p;
}

}  // namespace models
