#include "models/mismatch/gang_bounds.hpp"

#include <algorithm>
#include <numeric>

namespace models {

GangBounds::GangBounds(std::span<const Need> shapes) : shapes_(shapes.begin(), shapes.end()) {
    Count divisor = 0;
    for (const auto& shape : shapes_)
        divisor_.push_back(divisor = std::gcd(divisor, Count{shape.gang}));
}

GangBounds::Limits GangBounds::nothing() const {
    return {std::vector<Count>(shapes_.size()), std::vector<Count>(shapes_.size())};
}

// Three bounds, of which the lowest holds: the filling of each node by pieces; in whole gangs,
// whose sum their common divisor divides; and those before and this shape each as if the other were
// not.
void GangBounds::add(const IdleNodes& cell, Limits& limits) {
    const Table& fillable = table(cell.per_node());
    std::vector<std::int32_t> levels;
    for (std::int32_t free = 1; free <= cell.per_node(); ++free)
        if (cell.nodes(free) > 0) levels.push_back(free);
    Count before = 0;
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
        Count filled = 0;
        for (const auto free : levels) filled += cell.nodes(free) * fillable.up_to[i].of(free);
        const Count alone = cell.fits(shapes_[i]) * shapes_[i].gang;
        before = std::min(filled - filled % divisor_[i], before + alone);
        limits.alone[i] += alone;
        limits.up_to[i] += before;
    }
}

const GangBounds::Table& GangBounds::table(std::int32_t per_node) {
    for (const auto& known : tables_)
        if (known.per_node == per_node) return known;
    Table made{per_node, {}};
    Fillable fillable(per_node);
    for (const auto& shape : shapes_) {
        fillable.add(shape);
        made.up_to.push_back(fillable);
    }
    return tables_.emplace_back(std::move(made));
}

}  // namespace models
