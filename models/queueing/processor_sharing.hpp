// Queueing: all jobs present share the server equally.
#pragma once

#include <string_view>

#include "models/scheduling/shared_server.hpp"
#include "sim/schema.hpp"

namespace models {

struct ProcessorSharing {
    static constexpr std::string_view about =
        "Processor sharing, for a single server: all jobs present are served at once, each at an "
        "equal share of the speed.";
    static constexpr auto fields() { return sim::Fields{}; }

    static constexpr bool starts_at_once = true;
    using Server = SharedServer;
};

}  // namespace models
