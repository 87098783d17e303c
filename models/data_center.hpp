// Supply: data centers of clusters of nodes of chips, as a scenario describes them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/network/synchronization.hpp"
#include "models/placement.hpp"
#include "models/queueing.hpp"
#include "sim/moment.hpp"
#include "sim/schema.hpp"

namespace models {

/// Nodes that come into service.
struct Expansion {
    static constexpr std::string_view about = "Nodes that are added on a date.";

    Moment installed{};
    std::int64_t nodes = 0;

    static constexpr auto fields() {
        return Fields{
            field<&Expansion::installed>("When they are installed.", required),
            field<&Expansion::nodes>("How many more.", required | at_least(1) | at_most(1e8)),
        };
    }
};

struct ClusterSpec {
    static constexpr std::string_view about = "Nodes of one kind, with one queue in front of them.";

    std::string chip{};
    std::int64_t nodes = 0;
    std::int32_t accelerators_per_node = 1;
    std::vector<Expansion> expansions{};
    Duration commissioning{};
    std::string operator_{};
    std::vector<std::string> serves{};
    Queueing queueing{};
    Placement placement{};
    std::optional<std::int64_t> queue_limit{};
    std::optional<Pool> pool{};

    Count accelerators() const { return nodes * accelerators_per_node; }

    static constexpr auto fields() {
        return Fields{
            field<&ClusterSpec::chip>(
                "Its accelerators: a name under `chips`. Needed only for what "
                "depends on the chip."),
            field<&ClusterSpec::nodes>("How many nodes are in service at the start.",
                                       required | at_least(0) | at_most(1e8)),
            field<&ClusterSpec::accelerators_per_node>("Accelerators in each node.",
                                                       at_least(1) | at_most(4096)),
            field<&ClusterSpec::expansions>("Nodes that come later, in order of time."),
            field<&ClusterSpec::commissioning>(
                "How long installed nodes of an expansion take to come into service.",
                non_negative),
            field<&ClusterSpec::operator_>("Who runs it; reported, and who is paid."),
            field<&ClusterSpec::serves>(
                "The only demand classes it serves. Without it, all: its market is open."),
            field<&ClusterSpec::queueing>("Which waiting job starts next."),
            field<&ClusterSpec::placement>("Which nodes it gets."),
            field<&ClusterSpec::queue_limit>(
                "How many jobs may wait; one more is rejected. Without it, any number.",
                non_negative),
            field<&ClusterSpec::pool>("Its nodes stand at several sites. Without it, at one."),
        };
    }
    std::optional<std::string> problem() const;
};

struct DataCenter {
    static constexpr std::string_view about = "A site with clusters.";

    std::string region{};
    std::map<std::string, ClusterSpec> clusters{};

    static constexpr auto fields() {
        return Fields{
            field<&DataCenter::region>(
                "Where it stands: a name under `regions`, where there are any."),
            field<&DataCenter::clusters>("Its clusters, by name.", required | not_empty),
        };
    }
};

}  // namespace models
