// Links between places, as a scenario describes them.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/distributions.hpp"
#include "sim/moment.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

inline constexpr double most_bandwidth = 1e18;  // bytes per second

/// A new capacity from a date on.
struct CapacityChange {
    static constexpr std::string_view about = "A new capacity from a date on; 0 takes it down.";

    Moment from{};
    Bandwidth capacity{};

    static constexpr auto fields() {
        return Fields{
            field<&CapacityChange::from>("The date.", required),
            field<&CapacityChange::capacity>("What it is from then on.",
                                             required | at_least(0) | at_most(most_bandwidth)),
        };
    }
};

/// A link fails, is degraded, and is mended, again and again.
struct Outages {
    static constexpr std::string_view about =
        "How a link fails and is mended, at random, again and again. Each spell lasts a second at "
        "least.";

    Distribution<Seconds> works{};
    Distribution<Seconds> fails{};
    double leaves = 0;

    static constexpr auto fields() {
        return Fields{
            field<&Outages::works>("How long it works before it fails.", required),
            field<&Outages::fails>("How long until it is mended.", required),
            field<&Outages::leaves>("The share of its capacity that is left meanwhile.", fraction),
        };
    }
};

/// Whose the capacity is.
enum class Direction {
    duplex,   // each direction has all of it
    shared,   // both directions share it
    one_way,  // only the first direction can be used
};

/// Why a route by links cannot take a duplex one.
inline constexpr std::string_view has_no_direction =
    "has two directions, and a route by links has none: say `from` and `to`, or `direction: "
    "shared` "
    "of the link";

struct LinkSpec {
    static constexpr std::string_view about = "A link between two places.";

    std::string from{};
    std::string to{};
    Bandwidth capacity{};
    Direction direction = Direction::duplex;
    double contention = 0;
    std::optional<Duration> latency{};
    DataPrice price{};
    Cost rent{};
    std::vector<CapacityChange> changes{};
    std::optional<Outages> outages{};

    /// The greatest capacity that it ever has.
    Bandwidth most() const {
        Bandwidth most = capacity;
        for (const auto& change : changes) most.value = std::max(most.value, change.capacity.value);
        return most;
    }

    /// How long it has had a capacity by a time, failures included.
    Duration in_service(Date start, Time by) const {
        Duration sum{};
        Time since{};
        bool serves = capacity.value > 0;
        for (const auto& change : changes) {
            const Time at = std::clamp(change.from.time(start), Time{}, by);
            if (serves) sum += at - since;
            since = at;
            serves = change.capacity.value > 0;
        }
        return serves ? sum + (by - since) : sum;
    }

    static constexpr auto fields() {
        return Fields{
            field<&LinkSpec::from>("One end: a region, or a name under `network.nodes`.", required),
            field<&LinkSpec::to>("The other end.", required),
            field<&LinkSpec::capacity>("What it carries.",
                                       required | at_least(0) | at_most(most_bandwidth)),
            field<&LinkSpec::direction>("Whose the capacity is."),
            field<&LinkSpec::contention>("The share of its capacity that it loses with each flow "
                                         "beyond the first.",
                                         fraction),
            field<&LinkSpec::latency>("One-way delay. Without it, from the distance of its ends, "
                                      "by `latency.route_factor` and `latency.per_kilometer`; "
                                      "none where neither end has coordinates.",
                                      non_negative),
            field<&LinkSpec::price>("What its carrier is paid for what passes.",
                                    at_least(0) | at_most(1)),
            field<&LinkSpec::rent>("What its carrier pays for it while it is in service, whatever "
                                   "passes.",
                                   non_negative),
            field<&LinkSpec::changes>("Later capacities, in order of time."),
            field<&LinkSpec::outages>("How it fails. Without it, never."),
        };
    }
};

}  // namespace models
