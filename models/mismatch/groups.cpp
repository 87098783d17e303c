#include "models/mismatch/groups.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace models {

namespace {

using Cells = std::vector<std::size_t>;

// The numbers below `size` in the order that `before(a, b)` says.
template <class Before>
Cells sorted(std::size_t size, const Before& before) {
    Cells order(size);
    for (std::size_t i = 0; i < size; ++i) order[i] = i;
    std::ranges::stable_sort(order, before);
    return order;
}

Cells sorted_rows(const Pairs& pairs) {
    return sorted(pairs.waiting(), [&](auto a, auto b) {
        return std::ranges::lexicographical_compare(pairs.row(a), pairs.row(b));
    });
}

bool same_rows(const Pairs& pairs, std::size_t a, std::size_t b) {
    return std::ranges::equal(pairs.row(a), pairs.row(b));
}

// (waiting) Their partners among the idle cells that count.
Pairs kept(const Pairs& pairs, std::span<const std::size_t> waiting, const sim::Bits& counted) {
    Pairs kept(pairs.idle(), waiting.size());
    sim::Bits bits;
    for (std::size_t w = 0; w < waiting.size(); ++w) {
        const auto row = pairs.row(waiting[w]);
        bits.assign(row.begin(), row.end());
        for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= counted[i];
        kept.allow_just(bits, w);
    }
    return kept;
}

template <class Visit>
void each_in(std::span<const std::uint64_t> bits, const Visit& visit) {
    for (std::size_t i = 0; i < bits.size(); ++i) sim::each_bit(bits[i], i, visit);
}

}  // namespace

Groups alike(const Pairs& pairs, std::span<const std::size_t> idle,
             std::span<const std::size_t> waiting, std::span<const std::size_t> kind) {
    auto counted = sim::no_bits(pairs.idle());
    for (const auto i : idle) sim::set_bit(counted, i);
    const Pairs rows = kept(pairs, waiting, counted);

    // which distinct row each waiting cell has
    Cells row_of(rows.waiting());
    Cells distinct;  // one waiting cell for each distinct row
    for (const auto w : sorted_rows(rows)) {
        if (distinct.empty() || !same_rows(rows, w, distinct.back())) distinct.push_back(w);
        row_of[w] = distinct.size() - 1;
    }

    Groups groups;
    Pairs columns(distinct.size(), pairs.idle());  // (distinct row, idle)
    for (std::size_t row = 0; row < distinct.size(); ++row)
        each_in(rows.row(distinct[row]), [&](std::size_t i) { columns.allow(row, i); });
    std::vector<Cells> partners(distinct.size());  // of each distinct row
    std::optional<std::size_t> last;
    for (const auto i : sorted_rows(columns)) {
        const auto column = columns.row(i);
        if (std::ranges::none_of(column, [](auto word) { return word != 0; })) continue;
        if (!last || !same_rows(columns, *last, i)) {
            each_in(column, [&](std::size_t row) { partners[row].push_back(groups.idle.size()); });
            groups.idle.emplace_back();
        }
        groups.idle.back().push_back(i);
        last = i;
    }

    const auto kind_and_row = [&](std::size_t w) { return std::pair(kind[w], row_of[w]); };
    const auto in_order =
        sorted(waiting.size(), [&](auto a, auto b) { return kind_and_row(a) < kind_and_row(b); });
    last.reset();
    for (const auto w : in_order) {
        if (partners[row_of[w]].empty()) continue;
        if (!last || kind_and_row(*last) != kind_and_row(w)) {
            groups.waiting.emplace_back();
            groups.partners.push_back(partners[row_of[w]]);
        }
        groups.waiting.back().push_back(waiting[w]);
        last = w;
    }
    return groups;
}

}  // namespace models
