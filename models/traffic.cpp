#include "models/traffic.hpp"

#include <algorithm>

namespace models {

Traffic::Traffic(const Scenario& scenario, const Measured& measured)
    : regions_(scenario.regions.size()) {
    for (const auto& [name, region] : scenario.regions) names_.push_back(name);
    if (regions_ == 0) return;
    for (const auto& site : measured.sites)
        region_of_.push_back(
            static_cast<std::uint32_t>(std::ranges::find(names_, site.region) - names_.begin()));
    for (std::uint32_t o = 0; o < regions_; ++o)
        for (std::uint32_t r = 0; r < regions_; ++r) flows_.push_back({o, r});
}

std::vector<Flow> Traffic::largest(std::size_t most) const {
    std::vector<Flow> between;
    std::ranges::copy_if(flows_, std::back_inserter(between),
                         [](const Flow& f) { return f.origin != f.region && f.held > 0; });
    std::ranges::stable_sort(between, [](const Flow& a, const Flow& b) { return a.held > b.held; });
    between.resize(std::min(most, between.size()));
    return between;
}

Wide Traffic::local() const {
    Wide sum = 0;
    for (const auto& flow : flows_)
        if (flow.origin == flow.region) sum += flow.held;
    return sum;
}

Wide Traffic::all() const {
    Wide sum = 0;
    for (const auto& flow : flows_) sum += flow.held;
    return sum;
}

}  // namespace models
