// The ladder of a year by region and chip together: what the heat map of the report shows.
#include <algorithm>

#include "analysis/market_results.hpp"

namespace analysis {

namespace {

constexpr std::size_t year = 12;  // months

// Of months `first` to the last: accelerators installed, and the shares of them that reach a rung,
// over the whole time.
Json mean_ladder(const MarketFigures& figures, std::size_t first, const Selection& of) {
    double time = 0;
    LadderFigures sum;
    for (std::size_t m = first; m < figures.months(); ++m) {
        const auto month = figures.ladder_of(m, of);
        const double length = sim::seconds(figures.until(m) - figures.from(m));
        const double weight = month.accelerators * length;
        time += length;
        sum.accelerators += weight;
        sum.in_service += month.in_service * weight;
        sum.rented += month.rented * weight;
        sum.busy += month.busy * weight;
    }
    const auto share = [&](double part) {
        return sum.accelerators > 0 ? part / sum.accelerators : 0;
    };
    return {{"accelerators", time > 0 ? sum.accelerators / time : 0},
            {"in_service", share(sum.in_service)},
            {"rented", share(sum.rented)},
            {"busy", share(sum.busy)}};
}

}  // namespace

Json region_and_chip_json(const MarketFigures& figures) {
    const auto& sites = figures.world().sites;
    std::map<std::string, std::map<std::string, Selection>> cells;
    for (std::uint32_t c = 0; c < sites.size(); ++c) {
        const std::string region(sites[c].region);
        if (region.empty() || sites[c].spec.chip.empty()) continue;
        auto& of = cells[region][sites[c].spec.chip];
        of.resize(sites.size());
        of[c] = true;
    }
    const std::size_t first = figures.months() - std::min(figures.months(), year);
    Json json{{"months", Json::array()}, {"regions", Json::object()}};
    for (std::size_t m = first; m < figures.months(); ++m)
        json["months"].push_back(figures.name(m));
    for (const auto& [region, chips] : cells)
        for (const auto& [chip, of] : chips)
            json["regions"][region][chip] = mean_ladder(figures, first, of);
    return json;
}

}  // namespace analysis
