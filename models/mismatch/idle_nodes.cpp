#include "models/mismatch/idle_nodes.hpp"

#include <algorithm>

#include "sim/ensure.hpp"

namespace models {

Count IdleNodes::accelerators() const {
    Count sum = 0;
    for (std::int32_t free = 1; free <= per_node(); ++free) sum += free * nodes(free);
    return sum;
}

// Pieces of one size on nodes with fewer than `below` free.
Count IdleNodes::pieces(std::int32_t size, std::int32_t below) const {
    Count sum = 0;
    for (std::int32_t free = size; free < below; ++free) sum += nodes(free) * (free / size);
    return sum;
}

Count IdleNodes::fits(const Need& need) const {
    if (spreads(need)) return fits_spread(need);
    if (need.gang <= per_node()) return pieces(need.gang, per_node() + 1);
    const Count whole = nodes(per_node());
    const Count each = need.gang / per_node();
    const std::int32_t part = need.gang % per_node();
    if (part == 0) return whole / each;
    // k gangs leave whole - k each nodes, each of which holds `in_one`; they need k parts in all
    const Count in_one = per_node() / part;
    return std::min(whole / each,
                    (pieces(part, per_node()) + in_one * whole) / (1 + in_one * each));
}

// k gangs, each on n different nodes, fit just if the sum over nodes of min(pieces there, k) >= k n
// (Gale, Ryser 1957); what holds for k holds for fewer.
Count IdleNodes::fits_spread(const Need& need) const {
    const Count n = need.gang / need.per_node;
    sim::ensure(n * need.per_node == need.gang, "a gang is spread evenly", need.gang,
                need.per_node);
    const auto fit = [&](Count k) {
        Count sum = 0;
        for (std::int32_t free = need.per_node; free <= per_node(); ++free)
            sum += nodes(free) * std::min<Count>(free / need.per_node, k);
        return sum >= k * n;
    };
    Count low = 0;
    Count high = pieces(need.per_node, per_node() + 1) / n;
    if (high >= per_node() / need.per_node) return high;  // no node holds more pieces than gangs
    while (low < high) {
        const Count middle = (low + high + 1) / 2;
        if (fit(middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void IdleNodes::take(const Need& need, Count gangs) {
    if (spreads(need)) {
        for (Count i = 0; i < gangs; ++i) take_spread(need);
        return;
    }
    if (need.gang <= per_node()) return take_pieces(need.gang, gangs, need.gang);
    const Count whole = gangs * (need.gang / per_node());
    at(per_node()) -= whole;
    at(0) += whole;
    if (const auto part = need.gang % per_node(); part > 0) take_pieces(part, gangs, part);
}

void IdleNodes::take_pieces(std::int32_t size, Count pieces, std::int32_t lowest) {
    for (std::int32_t free = lowest; free <= per_node() && pieces > 0; ++free) {
        const std::int32_t each = free / size;
        const Count filled = std::min(nodes(free), pieces / each);
        at(free) -= filled;
        at(free - each * size) += filled;
        pieces -= filled * each;
        if (pieces == 0 || nodes(free) == 0) continue;
        --at(free);
        ++at(free - static_cast<std::int32_t>(pieces) * size);
        pieces = 0;
    }
    sim::ensure(pieces == 0, "what is taken fits", size, pieces);
}

// From the nodes with most room: so that the next gang finds as many different ones as possible.
void IdleNodes::take_spread(const Need& need) {
    Count left = need.gang / need.per_node;
    const auto before = nodes_;
    for (auto free = per_node(); free >= need.per_node && left > 0; --free) {
        const Count taken = std::min(before[static_cast<std::size_t>(free)], left);
        at(free) -= taken;
        at(free - need.per_node) += taken;
        left -= taken;
    }
    sim::ensure(left == 0, "what is taken fits", need.gang, need.per_node, left);
}

Fillable::Fillable(std::int32_t per_node) : most_(static_cast<std::size_t>(per_node) + 1) {}

void Fillable::add(const Need& need) {
    const auto per_node = static_cast<std::int32_t>(most_.size()) - 1;
    if (need.per_node > 0 && per_node > 1) return add_piece(need.per_node);
    if (need.gang <= per_node) return add_piece(need.gang);
    add_piece(per_node);
    if (const auto part = need.gang % per_node; part > 0) add_piece(part);
}

void Fillable::add_piece(std::int32_t size) {
    const auto part = static_cast<std::size_t>(size);
    for (std::size_t free = part; free < most_.size(); ++free)
        most_[free] = std::max(most_[free], most_[free - part] + size);
}

}  // namespace models
