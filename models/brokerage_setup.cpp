// What a broker knows from the start: who could serve whom, tenants' software, the platform's
// dates.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "models/brokerage.hpp"

namespace models {

namespace {

const Chip* chip_of(const Scenario& scenario, const ClusterSpec& spec) {
    const auto found = scenario.chips.find(spec.chip);
    return found == scenario.chips.end() ? nullptr : &found->second;
}

// Relative to the reference chip of a class; nothing where the class cannot run there.
std::optional<double> speed_of(const Scenario& scenario, const DemandClass& demand,
                               const Chip* chip) {
    double speed = 1;
    if (!demand.ecosystems.empty()) {
        if (chip == nullptr) return std::nullopt;
        const auto found = demand.ecosystems.find(chip->ecosystem);
        if (found == demand.ecosystems.end()) return std::nullopt;
        speed = found->second.efficiency;
    }
    if (!demand.reference.empty() && chip != nullptr)
        speed *= chip->fp16->value / scenario.chips.at(demand.reference).fp16->value;
    return speed;
}

bool may_serve(const ClusterSpec& spec, const std::string& demand) {
    return spec.serves.empty() || std::ranges::find(spec.serves, demand) != spec.serves.end();
}

// The origins of a class in the order of the scenario's regions; one without a name elsewhere.
std::vector<std::string> origins_of(const Scenario& scenario) {
    std::vector<std::string> origins;
    for (const auto& [name, region] : scenario.regions) origins.push_back(name);
    if (origins.empty()) origins.emplace_back();
    return origins;
}

// Among the regions in the order of their names; 0 where there are none.
std::uint32_t region_number(const Scenario& scenario, const std::string& name) {
    const auto found = scenario.regions.find(name);
    return found == scenario.regions.end()
               ? 0
               : static_cast<std::uint32_t>(std::distance(scenario.regions.begin(), found));
}

bool leaves(const Scenario& scenario, const std::string& origin, const std::string& region) {
    if (origin == region) return false;
    const auto& hub = scenario.regions.at(origin).hub;
    return hub.empty() || hub != scenario.regions.at(region).hub;
}

}  // namespace

Brokerage::Brokerage(const Scenario& scenario, const std::vector<Site>& sites)
    : broker_(&scenario.broker),
      trades_(!std::holds_alternative<Named>(scenario.broker)),
      age_(scenario.offers_age) {
    if (!trades_) return;
    for (const auto& [name, chip] : scenario.chips)
        if (std::ranges::find(ecosystems_, chip.ecosystem) == ecosystems_.end())
            ecosystems_.push_back(chip.ecosystem);
    if (ecosystems_.empty()) ecosystems_.emplace_back();
    find_candidates(scenario, sites);
    settle_tenants(scenario);
    connect(scenario, sites);
    for (const auto& site : sites) {
        const Chip* chip = chip_of(scenario, site.spec);
        const auto capacity = static_cast<double>(in_service(site.spec, scenario.start, Time{}));
        now_.capacity.push_back(capacity);
        now_.free.push_back(capacity);
        now_.backlog.push_back(0);
        now_.price.push_back(chip == nullptr ? 0 : chip->rent.value);
    }
    look();
    for (const bool local : {false, true})
        for (const bool connected : {false, true}) {
            Offer offer;
            offer.local = local;
            offer.connected = connected;
            sees_[local ? 1 : 0][connected ? 1 : 0] = std::visit(
                [&]<class P>(const P& policy) {
                    if constexpr (requires { policy(offer); })
                        return policy(offer).has_value();
                    else
                        return true;
                },
                *broker_);
        }
}

void Brokerage::find_candidates(const Scenario& scenario, const std::vector<Site>& sites) {
    const auto origins = origins_of(scenario);
    for (const auto& [name, demand] : scenario.demand) {
        by_gang_.push_back(demand.adapts == Adapts::gang);
        auto& by_origin = candidates_.emplace_back(origins.size());
        for (std::size_t o = 0; o < origins.size(); ++o) {
            for (std::uint32_t c = 0; c < sites.size(); ++c) {
                const Site& site = sites[c];
                const Chip* chip = chip_of(scenario, site.spec);
                const auto speed = speed_of(scenario, demand, chip);
                if (!speed || !may_serve(site.spec, name)) continue;
                Candidate candidate;
                candidate.cluster = c;
                candidate.speed = *speed;
                candidate.local = true;
                candidate.own = !site.spec.serves.empty();
                candidate.region = region_number(scenario, site.region);
                if (chip != nullptr)
                    candidate.ecosystem = static_cast<std::uint32_t>(
                        std::ranges::find(ecosystems_, chip->ecosystem) - ecosystems_.begin());
                if (!origins[o].empty() && !site.region.empty()) {
                    const Duration delay = scenario.latency.between(
                        scenario.regions.at(origins[o]), scenario.regions.at(site.region));
                    if (demand.max_latency && !scenario.network && delay > *demand.max_latency)
                        continue;
                    if (demand.stays_in_hub && leaves(scenario, origins[o], site.region)) continue;
                    candidate.delay = seconds(delay);
                    candidate.local = origins[o] == site.region;
                }
                by_origin[o].push_back(candidate);
            }
            std::ranges::stable_sort(by_origin[o], {}, &Candidate::delay);
        }
    }
}

// A tenant is at home in one ecosystem, drawn by their weights, or in all where none has one.
void Brokerage::settle_tenants(const Scenario& scenario) {
    const Seed seed{scenario.seed, scenario.replication};
    for (const auto& [name, demand] : scenario.demand) {
        const auto many = static_cast<std::uint32_t>(demand.tenants);
        std::vector<Tenants::Porting> portings;
        std::vector<double> upto;
        double sum = 0;
        for (const auto& ecosystem : ecosystems_) {
            Tenants::Porting& porting = portings.emplace_back();
            const auto found = demand.ecosystems.find(ecosystem);
            if (found != demand.ecosystems.end()) {
                sum += found->second.native;
                porting.takes = found->second.porting;
                if (found->second.from) porting.from = found->second.from->time(scenario.start);
            }
            upto.push_back(sum);
        }
        Tenants& tenants = tenants_.emplace_back(many, std::move(portings));
        const Stream stream(seed, fmt::format("demand/{}/native", name));
        for (std::uint32_t t = 0; t < many; ++t) {
            if (sum <= 0) {
                for (std::size_t e = 0; e < ecosystems_.size(); ++e) tenants.settle(t, e);
                continue;
            }
            const double u = stream.uniform(t, 0) * sum;
            const auto at =
                static_cast<std::size_t>(std::ranges::upper_bound(upto, u) - upto.begin());
            tenants.settle(t, std::min(at, upto.size() - 1));
        }
    }
}

// Clusters come to the platform in a drawn order; one is connected from the date on whose coverage
// reaches the middle of its accelerators in that order.
void Brokerage::connect(const Scenario& scenario, const std::vector<Site>& sites) {
    connected_from_.assign(sites.size(), Time{});
    const auto* platform = std::get_if<NationalPlatform>(&scenario.broker);
    if (platform == nullptr || platform->coverage.empty()) return;
    const Stream stream({scenario.seed, scenario.replication}, "platform");
    std::vector<std::uint32_t> order(sites.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t c) { return stream.uniform(c, 0); });
    std::vector<double> size(sites.size());
    double all = 0;
    for (const auto c : order) {
        if (!sites[c].spec.serves.empty()) continue;
        Count accelerators = sites[c].spec.accelerators();
        for (const auto& more : sites[c].spec.expansions)
            accelerators += more.nodes * sites[c].spec.accelerators_per_node;
        size[c] = static_cast<double>(accelerators);
        all += size[c];
    }
    double before = 0;
    for (const auto c : order) {
        const double middle = (before + size[c] / 2) / all;
        before += size[c];
        if (!sites[c].spec.serves.empty()) continue;
        connected_from_[c] = never;
        for (const auto& step : platform->coverage) {
            if (step.share < middle) continue;
            connected_from_[c] = step.from.time(scenario.start);
            break;
        }
    }
}

}  // namespace models
