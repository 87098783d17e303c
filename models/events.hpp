// Everything that can happen. At one instant, what stands first here goes first.
#pragma once

#include <cstdint>
#include <variant>

#include "models/job.hpp"
#include "models/network/transfer.hpp"

namespace models {

// Events are never cancelled, they become outdated: a handler compares the time with what its
// subject expects, and returns where they differ. So an event needs no epoch and fits in 8 bytes.

/// The statistics begin.
struct WarmUpEnds {};
/// New nodes of a cluster come into service.
struct Expands {
    std::uint32_t cluster;
};
/// Brokers look at all clusters.
struct BrokersLook {};
/// The market is looked at from outside.
struct SurveyDue {};
/// Jobs that have found no cluster try again.
struct SeekersTry {};
/// Posted prices move.
struct PricesMove {};
/// A job that has its accelerators to itself ends.
struct RunEnds {
    Id<Job> job;
};
/// A server that is shared by turns has something to do.
struct ServiceChanges {
    std::uint32_t cluster;
};
/// Data arrive over the network.
struct DataArrive {};
/// A waiting job loses its patience.
struct GivesUp {
    Id<Job> job;
};

/// A link fails, is mended, or has another capacity from now on.
struct LinkChanges {
    std::uint32_t link;
};
/// The first byte of a transfer is under way.
struct TransferBegins {
    Id<Transfer> transfer;
};
/// A transfer that belongs to no job comes.
struct TransferComes {
    std::uint32_t source;
};
/// What links carry is looked at.
struct LinksLookedAt {};

using Event = std::variant<WarmUpEnds, RunEnds, ServiceChanges, DataArrive, GivesUp, LinkChanges,
                           Expands, PricesMove, BrokersLook, SeekersTry, TransferBegins,
                           TransferComes, SurveyDue, LinksLookedAt>;

}  // namespace models
