#include "models/scheduling/waiting_line.hpp"

#include <bit>

#include "sim/ensure.hpp"

namespace models {

WaitingLine::Position WaitingLine::push(const Waiting& waiting) {
    if (entries_.size() == blocks_ * block) rebuild();
    entries_.push_back(waiting);
    tickets_.push_back(next_++);
    ++live_;
    std::size_t node = blocks_ + (entries_.size() - 1) / block;
    for (; node > 0; node >>= 1) {
        auto& least = tree_[node];
        if (least.key <= waiting.key && least.gang <= waiting.gang) break;
        least = {std::min(least.key, waiting.key), std::min<Count>(least.gang, waiting.gang)};
    }
    return entries_.size() - 1;
}

void WaitingLine::erase(Position position) {
    ensure(present(position), "a job leaves the line once", position);
    entries_[position].gang = hole;
    if (--live_ == 0) {
        entries_.clear();
        tickets_.clear();
        std::ranges::fill(tree_, Least{});
        front_ = 0;
        return;
    }
    while (!present(front_)) ++front_;
    renew(blocks_ + position / block);
}

WaitingLine::Position WaitingLine::find(Ticket ticket) const {
    ensure(live_ > 0, "a job is sought where some wait", ticket);
    const auto drawn_after_front = [&](Ticket t) { return t - tickets_[front_]; };
    const auto from = tickets_.begin() + static_cast<std::ptrdiff_t>(front_);
    const auto found = std::ranges::lower_bound(from, tickets_.end(), drawn_after_front(ticket), {},
                                                drawn_after_front);
    ensure(found != tickets_.end() && *found == ticket, "the job sought is in the line", ticket);
    return static_cast<Position>(found - tickets_.begin());
}

// Recomputes a leaf and what is above it, as far as anything changes.
void WaitingLine::renew(std::size_t node) {
    Least least;
    for (Position p = leaf(node); p < leaf_end(node); ++p) {
        if (!present(p)) continue;
        least = {std::min(least.key, entries_[p].key),
                 std::min<Count>(least.gang, entries_[p].gang)};
    }
    while (tree_[node].key != least.key || tree_[node].gang != least.gang) {
        tree_[node] = least;
        if (node == 1) return;
        const Least& other = tree_[node ^ 1];
        least = {std::min(least.key, other.key), std::min(least.gang, other.gang)};
        node >>= 1;
    }
}

// Closes the holes, and doubles the room where half of it is still in use.
void WaitingLine::rebuild() {
    std::size_t kept = 0;
    for (Position p = front_; p < entries_.size(); ++p) {
        if (!present(p)) continue;
        entries_[kept] = entries_[p];
        tickets_[kept++] = tickets_[p];
    }
    entries_.resize(kept);
    tickets_.resize(kept);
    front_ = 0;
    blocks_ = std::max<std::size_t>(1, std::bit_ceil(2 * entries_.size() / block + 1));
    entries_.reserve(blocks_ * block);
    tickets_.reserve(blocks_ * block);
    tree_.assign(2 * blocks_, Least{});
    for (std::size_t p = 0; p < entries_.size(); ++p) {
        auto& least = tree_[blocks_ + p / block];
        least = {std::min(least.key, entries_[p].key),
                 std::min<Count>(least.gang, entries_[p].gang)};
    }
    for (std::size_t node = blocks_ - 1; node > 0; --node)
        tree_[node] = {std::min(tree_[2 * node].key, tree_[2 * node + 1].key),
                       std::min(tree_[2 * node].gang, tree_[2 * node + 1].gang)};
}

}  // namespace models
