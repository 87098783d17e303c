// Where a job meets the market: a cluster is found, a price agreed, an account settled.
#pragma once

#include <optional>

#include "models/world.hpp"

namespace models {

/// Announces what happens in the market by itself: expansions, looks, moves of prices.
void open_market(World& world);

/// Finds a cluster for a job that arrives, and adapts the job to its chip; or says why there is
/// none. Where there is no broker, its class has named one.
std::optional<Outcome> find_cluster(World& world, Job& job);

/// Electricity is paid; all accounts must be zero, and all rungs what is installed.
void close_market(World& world);

/// A job that held accelerators pays for them.
void settle_account(World& world, const Job& job);

}  // namespace models
