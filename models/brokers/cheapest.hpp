// Broker: whatever costs least.
#pragma once

#include <optional>
#include <string_view>
#include <tuple>

#include "models/offer.hpp"

namespace models {

struct Cheapest {
    static constexpr std::string_view about =
        "Sees all clusters: takes the one where the job costs least among those with room; where "
        "none has room, the shortest backlog.";
    static constexpr auto fields() { return std::tuple{}; }

    double least(const Offer& offer) const { return offer.cost; }
    std::optional<double> operator()(const Offer& offer) const {
        return offer.has_room ? offer.cost : without_room + offer.backlog;
    }
};

}  // namespace models
