#include "models/sites.hpp"

#include <fmt/format.h>

namespace models {

std::vector<Site> sites_of(const Scenario& scenario) {
    std::vector<Site> sites;
    for (const auto& [center_name, center] : scenario.data_centers)
        for (const auto& [name, spec] : center.clusters)
            sites.push_back({fmt::format("{}/{}", center_name, name), center.region, spec});
    if (scenario.fleet)
        for (auto& site : sites_of(*scenario.fleet, scenario.chips, scenario.start))
            sites.push_back(std::move(site));
    return sites;
}

Count in_service(const ClusterSpec& spec, Date start, Time at, bool commissioning) {
    Count nodes = spec.nodes;
    for (const auto& more : spec.expansions) {
        const Time from =
            later(more.installed.time(start), commissioning ? spec.commissioning : Duration{0});
        if (from <= at) nodes += more.nodes;
    }
    return nodes * spec.accelerators_per_node;
}

Wide in_service_integral(const ClusterSpec& spec, Date start, Time at, bool commissioning) {
    Wide nodes = Wide{spec.nodes} * at.time_since_epoch().count();
    for (const auto& more : spec.expansions) {
        const Time from =
            later(more.installed.time(start), commissioning ? spec.commissioning : Duration{0});
        if (from < at) nodes += Wide{more.nodes} * (at - from).count();
    }
    return nodes * spec.accelerators_per_node;
}

}  // namespace models
