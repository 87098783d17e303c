#include "models/mismatch/groups.hpp"

#include <algorithm>
#include <bit>

namespace models {

namespace {

using Bits = std::vector<std::uint64_t>;
using Cells = std::vector<std::size_t>;

void set(Bits& bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }

Bits none_of(std::size_t size) { return Bits((size + 63) / 64); }

// The indices of `keys` from the lowest key to the highest.
template <class Key>
Cells sorted(const std::vector<Key>& keys) {
    Cells order(keys.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, [&](auto a, auto b) { return keys[a] < keys[b]; });
    return order;
}

// (waiting) Their partners among the idle cells that count.
std::vector<Bits> rows_of(const Pairs& pairs, const Cells& waiting, const Bits& counted) {
    std::vector<Bits> rows;
    for (const auto w : waiting) {
        const auto row = pairs.row(w);
        Bits& bits = rows.emplace_back(row.begin(), row.end());
        for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= counted[i];
    }
    return rows;
}

bool any(const Bits& bits) {
    return std::ranges::any_of(bits, [](auto word) { return word != 0; });
}

template <class Each>
void for_each_bit(const Bits& bits, const Each& each) {
    for (std::size_t i = 0; i < bits.size(); ++i)
        for (auto word = bits[i]; word != 0; word &= word - 1)
            each(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
}

}  // namespace

Groups alike(const Pairs& pairs, std::span<const std::size_t> idle,
             std::span<const std::size_t> waiting, std::span<const std::size_t> kind) {
    Bits counted = none_of(pairs.idle());
    for (const auto i : idle) set(counted, i);
    const auto rows = rows_of(pairs, {waiting.begin(), waiting.end()}, counted);

    // which distinct row each waiting cell has
    Cells row_of(rows.size());
    Cells distinct;  // one waiting cell for each distinct row
    for (const auto w : sorted(rows)) {
        if (distinct.empty() || rows[w] != rows[distinct.back()]) distinct.push_back(w);
        row_of[w] = distinct.size() - 1;
    }

    Groups groups;
    std::vector<Bits> columns(pairs.idle(), none_of(distinct.size()));
    for (std::size_t row = 0; row < distinct.size(); ++row)
        for_each_bit(rows[distinct[row]], [&](std::size_t i) { set(columns[i], row); });
    std::vector<Cells> partners(distinct.size());  // of each distinct row
    const Bits* last = nullptr;
    for (const auto i : sorted(columns)) {
        if (!any(columns[i])) continue;
        if (last == nullptr || *last != columns[i]) {
            for_each_bit(columns[i],
                         [&](std::size_t row) { partners[row].push_back(groups.idle.size()); });
            groups.idle.emplace_back();
        }
        groups.idle.back().push_back(i);
        last = &columns[i];
    }

    std::vector<std::pair<std::size_t, std::size_t>> kind_and_row;
    for (std::size_t w = 0; w < waiting.size(); ++w) kind_and_row.emplace_back(kind[w], row_of[w]);
    const std::pair<std::size_t, std::size_t>* previous = nullptr;
    for (const auto w : sorted(kind_and_row)) {
        if (partners[row_of[w]].empty()) continue;
        if (previous == nullptr || *previous != kind_and_row[w]) {
            groups.waiting.emplace_back();
            groups.partners.push_back(partners[row_of[w]]);
        }
        groups.waiting.back().push_back(waiting[w]);
        previous = &kind_and_row[w];
    }
    return groups;
}

}  // namespace models
