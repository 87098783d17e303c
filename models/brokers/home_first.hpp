// Broker: near before far.
#pragma once

#include <optional>
#include <string_view>

#include "models/offer.hpp"
#include "sim/schema.hpp"

namespace models {

struct HomeFirst {
    static constexpr std::string_view about =
        "Sees all clusters: takes the nearest with room; where none has room, the shortest "
        "backlog.";
    static constexpr auto fields() { return sim::Fields{}; }

    double least(const Offer& offer) const { return offer.delay; }
    std::optional<double> operator()(const Offer& offer) const {
        return offer.has_room ? offer.delay : without_room + offer.backlog + offer.move_time;
    }
};

}  // namespace models
