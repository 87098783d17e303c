// Training over several sites: what exchanging gradients costs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

/// Seconds of one ring all-reduce (Patarasu and Yuan 2009) of `bytes` among `sites`, each linked to
/// the next at `bandwidth` (bytes per second) and `latency` (seconds): every site sends and
/// receives 2 (n - 1) / n of it, in 2 (n - 1) steps.
constexpr double ring_all_reduce(double sites, double bytes, double bandwidth, double latency) {
    return 2 * (sites - 1) / sites * bytes / bandwidth + 2 * (sites - 1) * latency;
}

/// Share of the time that goes into computing: `local_steps` of `compute` seconds each between two
/// exchanges of `exchange` seconds, with nothing overlapped. A lower bound: what overlaps is
/// faster.
constexpr double synchronous_efficiency(double local_steps, double compute, double exchange) {
    return local_steps * compute / (local_steps * compute + exchange);
}

/// A cluster whose nodes stand at several sites.
struct Pool {
    static constexpr std::string_view about =
        "Several sites under one scheduler, equal in size. A job that fits into one runs there; a "
        "larger one spreads over as many as it needs, and exchanges gradients between them in a "
        "ring, which lengthens its run.";

    std::int32_t sites = 2;
    Bandwidth bandwidth{};
    Duration latency{};

    static constexpr auto fields() {
        return Fields{
            field<&Pool::sites>("How many.", required | at_least(2) | at_most(1000)),
            field<&Pool::bandwidth>("Between one and the next, in each direction, for one job.",
                                    required | positive),
            field<&Pool::latency>("One way, from one to the next.", required | non_negative),
        };
    }
};

/// How a job that spreads over sites keeps its parts together.
struct Exchange {
    static constexpr std::string_view about =
        "How training that spreads over sites keeps its parts alike: some steps each by itself, "
        "then a ring all-reduce, nothing overlapped.";

    Bytes gradients{};
    Duration step{};
    std::int64_t local_steps = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Exchange::gradients>("What is exchanged each time.", required | positive),
            field<&Exchange::step>("How long one step computes.", required | positive),
            field<&Exchange::local_steps>("Steps between two exchanges.", at_least(1)),
        };
    }
};

/// How fast a job is whose gang takes `gang` of a pool of `accelerators`, against one site as
/// large.
inline double pooled_speed(const Pool& pool, const Exchange& exchange, std::int64_t gang,
                           std::int64_t accelerators) {
    const auto site = std::max<std::int64_t>(accelerators / pool.sites, 1);
    const auto spans = std::min<std::int64_t>((gang + site - 1) / site, pool.sites);
    if (spans <= 1) return 1;
    const double takes = ring_all_reduce(static_cast<double>(spans), exchange.gradients.value,
                                         pool.bandwidth.value, seconds(pool.latency));
    return synchronous_efficiency(static_cast<double>(exchange.local_steps), seconds(exchange.step),
                                  takes);
}

}  // namespace models
