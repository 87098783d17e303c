// Twin of the matching: all ways to place a few gangs on a few nodes, and all cuts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "models/mismatch/matching.hpp"

namespace twin {

using models::Count;
using models::Need;

/// (cells, nodes) accelerators free on each node; all nodes have `per_node`.
struct NaiveMatching {
    std::int32_t per_node = 1;
    std::vector<std::vector<std::int32_t>> free{};
    std::vector<Need> gangs{};                 // one entry a job
    std::vector<std::vector<bool>> allowed{};  // (jobs, cells)

    /// The largest number of accelerators whole gangs can start on.
    Count best(std::size_t job = 0) {
        if (job == gangs.size()) return 0;
        Count most = best(job + 1);
        for (std::size_t cell = 0; cell < free.size(); ++cell)
            if (allowed[job][cell])
                most = std::max(most, placed(job, cell, pieces_of(gangs[job]), 0, {}));
        return most;
    }

  private:
    std::vector<std::int32_t> pieces_of(const Need& need) const {
        std::vector<std::int32_t> pieces;
        const auto size = need.per_node > 0 && per_node > 1 ? need.per_node : per_node;
        for (auto left = need.gang; left > 0; left -= size) pieces.push_back(std::min(left, size));
        return pieces;
    }

    // Each piece on a node of its own.
    Count placed(std::size_t job, std::size_t cell, const std::vector<std::int32_t>& pieces,
                 std::size_t piece, std::vector<std::size_t> used) {
        if (piece == pieces.size()) return gangs[job].gang + best(job + 1);
        Count most = std::numeric_limits<Count>::min();
        for (std::size_t node = 0; node < free[cell].size(); ++node) {
            if (free[cell][node] < pieces[piece]) continue;
            if (std::ranges::find(used, node) != used.end()) continue;
            free[cell][node] -= pieces[piece];
            used.push_back(node);
            most = std::max(most, placed(job, cell, pieces, piece + 1, used));
            used.pop_back();
            free[cell][node] += pieces[piece];
        }
        return most;
    }
};

/// The largest flow is the least cut (Ford, Fulkerson 1956): over all sets of waiting cells, what
/// waits outside and what is idle for those inside.
inline Count least_cut(const std::vector<Count>& idle, const std::vector<Count>& waiting,
                       const models::Pairs& pairs) {
    Count least = std::numeric_limits<Count>::max();
    for (std::uint32_t set = 0; set < 1u << waiting.size(); ++set) {
        Count cut = 0;
        for (std::size_t w = 0; w < waiting.size(); ++w)
            if ((set >> w & 1) == 0) cut += waiting[w];
        for (std::size_t i = 0; i < idle.size(); ++i) {
            bool reached = false;
            for (std::size_t w = 0; w < waiting.size(); ++w)
                reached = reached || ((set >> w & 1) != 0 && pairs.allows(i, w));
            if (reached) cut += idle[i];
        }
        least = std::min(least, cut);
    }
    return least;
}

}  // namespace twin
