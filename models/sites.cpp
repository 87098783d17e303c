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

}  // namespace models
