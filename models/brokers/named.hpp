// Broker: none; each class names its cluster.
#pragma once

#include <string_view>

#include "sim/schema.hpp"

namespace models {

struct Named {
    static constexpr std::string_view about =
        "There is no market: each demand class names the cluster it submits to.";
    static constexpr auto fields() { return sim::Fields{}; }
};

}  // namespace models
