// Cells that are alike for a matching are taken together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/mismatch/pairs.hpp"

namespace models {

/// Idle cells that may serve the same waiting cells, and waiting cells of one kind that may be
/// served by the same idle cells; cells that have no pair are in no group.
struct Groups {
    std::vector<std::vector<std::size_t>> idle{};      // (groups) cells, in order
    std::vector<std::vector<std::size_t>> waiting{};   // (groups) cells, in order
    std::vector<std::vector<std::size_t>> partners{};  // (waiting groups) their idle groups
};

/// Of the cells named in `idle` and `waiting`; `kind` is of each waiting cell, and groups come in
/// its order.
Groups alike(const Pairs& pairs, std::span<const std::size_t> idle,
             std::span<const std::size_t> waiting, std::span<const std::size_t> kind);

}  // namespace models
