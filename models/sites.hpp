// The clusters of a scenario one by one: those it names, and those of its fleet.
#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/level.hpp"

namespace models {

/// A cluster and where it stands.
struct Site {
    std::string name;    // data_center/cluster
    std::string region;  // empty where the scenario has none
    ClusterSpec spec;
};

/// Named clusters in the order of the names, then the fleet's.
std::vector<Site> sites_of(const Scenario& scenario);

/// The clusters of a fleet: `region/operator/chip`, with whole nodes. Chips must be known.
std::vector<Site> sites_of(const Fleet& fleet, const std::map<std::string, Chip>& chips,
                           Date start);

/// What is in service of a cluster, in accelerators, and its integral from the start, in
/// accelerators times nanoseconds; `commissioning` false for what is installed.
Count in_service(const ClusterSpec& spec, Date start, Time at, bool commissioning = true);
Wide in_service_integral(const ClusterSpec& spec, Date start, Time at, bool commissioning = true);

}  // namespace models
