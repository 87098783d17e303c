// A place: where demand comes from and data centers stand.
#pragma once

#include <string>
#include <string_view>

#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

using namespace sim;

struct Region {
    static constexpr std::string_view about =
        "A place with its coordinates, electricity and building efficiency.";

    std::string hub{};
    double latitude = 0;
    double longitude = 0;
    EnergyPrice tariff{};
    CarbonIntensity carbon{};
    double green_share = 0;
    double pue = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Region::hub>("The group it is reported with, such as a national hub."),
            field<&Region::latitude>("Degrees north.", at_least(-90) | at_most(90)),
            field<&Region::longitude>("Degrees east.", at_least(-180) | at_most(180)),
            field<&Region::tariff>("What electricity costs, all in.", non_negative),
            field<&Region::carbon>("Greenhouse gases of the grid's electricity, by location.",
                                   non_negative),
            field<&Region::green_share>(
                "Share of the electricity that is bought as green power under contract; counts "
                "only in market-based carbon.",
                fraction),
            field<&Region::pue>(
                "Power usage effectiveness: electricity of the building over that of its servers.",
                at_least(1)),
        };
    }
};

/// How signals travel between regions.
struct Latency {
    static constexpr std::string_view about =
        "One-way delay between regions: the great circle, times a factor for the routes' detours, "
        "at the speed of light in fibre, and a fixed part at the ends.";

    double route_factor = 1.4;
    Duration per_kilometer{std::chrono::microseconds{5}};
    Duration ends{std::chrono::microseconds{500}};

    static constexpr auto fields() {
        return Fields{
            field<&Latency::route_factor>("Length of a route over that of the great circle.",
                                          at_least(1)),
            field<&Latency::per_kilometer>("Delay of a kilometer of fibre.", non_negative),
            field<&Latency::ends>("Delay at both ends together.", non_negative),
        };
    }

    /// One-way delay; nothing within a region but the ends.
    Duration between(const Region& a, const Region& b) const;
};

/// Great-circle distance on a sphere of radius 6371.0088 km (the mean of IUGG), by the haversine
/// formula.
Meters great_circle(const Region& a, const Region& b);

}  // namespace models
