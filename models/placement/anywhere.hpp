// Placement: accelerators are interchangeable, wherever they are.
#pragma once

#include <cstdint>
#include <string_view>

#include "models/node_pool.hpp"
#include "sim/schema.hpp"

namespace models {

struct Anywhere {
    static constexpr std::string_view about =
        "Any free accelerators of the cluster, on any nodes: a gang of g fits where g are free.";
    static constexpr auto fields() { return sim::Fields{}; }

    /// Tells the cluster to count its accelerators as nodes of one.
    static constexpr bool ignores_nodes = true;

    std::int32_t operator()(std::int32_t, const FreeLevels& free) const { return free.per_node(); }
};

}  // namespace models
