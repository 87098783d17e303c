// The seam `placement`: which node gives a job the part that needs no whole node?
#pragma once

#include <concepts>
#include <variant>

#include "models/placement/anywhere.hpp"
#include "models/placement/best_fit.hpp"
#include "models/placement/first_fit.hpp"
#include "models/placement/worst_fit.hpp"

namespace models {

/// Chooses the free level (part…per_node) of the node that takes a part, given that one has room.
/// Of the nodes of that level the lowest-numbered is used. A pure function of the histogram.
template <class P>
concept PlacementPolicy = requires(const P policy, std::int32_t part, const FreeLevels& free) {
    { policy(part, free) } -> std::same_as<std::int32_t>;
    P::about;
    P::fields();
};

template <PlacementPolicy... Policies>
using PlacementList = std::variant<Policies...>;

/// Every placement policy, the default first. To add one: write its file, name it here.
using Placement = PlacementList<BestFit, FirstFit, WorstFit, Anywhere>;

/// True where gangs may be spread over the accelerators of any nodes.
inline bool ignores_nodes(const Placement& placement) {
    return std::visit(
        []<class P>(const P&) {
            return requires { P::ignores_nodes; };
        },
        placement);
}

}  // namespace models
