// What a cell can give to the larger gangs at most.
#pragma once

#include <span>
#include <vector>

#include "models/mismatch/idle_nodes.hpp"

namespace models {

/// Computes, for shapes in a fixed order, what gangs of the first i shapes can use of a cell.
class GangBounds {
  public:
    explicit GangBounds(std::span<const Need> shapes);

    /// (shapes) What cells can give to gangs of that shape, and to gangs of it and all before it.
    struct Limits {
        std::vector<Count> alone{};
        std::vector<Count> up_to{};
    };

    /// Adds the limits of a cell.
    void add(const IdleNodes& cell, Limits& limits);

    Limits nothing() const;

  private:
    // (shapes) fillable by the shapes up to each, on nodes of one size
    struct Table {
        std::int32_t per_node = 0;
        std::vector<Fillable> up_to{};
    };
    const Table& table(std::int32_t per_node);

    std::vector<Need> shapes_{};
    std::vector<Count> divisor_{};  // (shapes) of the gangs up to each
    std::vector<Table> tables_{};
};

}  // namespace models
