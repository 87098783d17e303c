// A scenario that replays a log, as text.
#pragma once

#include <string>

#include "models/traces/swf.hpp"

namespace analysis {

/// What a log does not say.
struct LogOptions {
    std::string name{};
    std::string path{};  // of the log, as the scenario names it
    std::string queueing{};
    std::string pass{};
    std::string ties{};
};

/// YAML with comments: what the log says of itself, and how many records can be replayed.
std::string log_scenario(const models::SwfSummary& log, const LogOptions& options);

}  // namespace analysis
