// Broker: whatever costs least.
#pragma once

#include <optional>
#include <string_view>

#include "models/offer.hpp"
#include "sim/schema.hpp"

namespace models {

struct Cheapest {
    static constexpr std::string_view about =
        "Sees all clusters: takes the one where the job costs least, its data's move included, "
        "among those with room; where none has room, the shortest backlog and move.";
    static constexpr auto fields() { return sim::Fields{}; }

    double least(const Offer& offer) const { return offer.cost; }
    std::optional<double> operator()(const Offer& offer) const {
        return offer.has_room ? offer.cost + offer.move_price
                              : without_room + offer.backlog + offer.move_time;
    }
};

}  // namespace models
