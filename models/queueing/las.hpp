// Queueing: least attained service.
#pragma once

#include <string_view>

#include "models/scheduling/least_attained_server.hpp"
#include "sim/schema.hpp"

namespace models {

struct Las {
    static constexpr std::string_view about =
        "Least attained service first (foreground-background), for a single server: the jobs that "
        "have had the least service share it equally.";
    static constexpr auto fields() { return sim::Fields{}; }

    static constexpr bool starts_at_once = true;
    using Server = LeastAttainedServer;
};

}  // namespace models
