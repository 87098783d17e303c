// A random order.
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "sim/random.hpp"

namespace analysis {

/// One of 0, 1, …, n - 1.
inline std::size_t index_below(std::size_t n, sim::Draw& draw) {
    return static_cast<std::size_t>(draw.uniform() * static_cast<double>(n));
}

/// 0, 1, …, n - 1, shuffled (Durstenfeld 1964, "Algorithm 235: random permutation"). For n < 2^52.
inline std::vector<std::size_t> permutation(std::size_t n, sim::Draw& draw) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[index_below(i, draw)]);
    return order;
}

}  // namespace analysis
