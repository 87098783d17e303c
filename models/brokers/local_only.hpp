// Broker: the home region or nothing.
#pragma once

#include <optional>
#include <string_view>

#include "models/offer.hpp"
#include "sim/schema.hpp"

namespace models {

struct LocalOnly {
    static constexpr std::string_view about =
        "Sees the clusters of the job's own region only: first those with room, then the shortest "
        "backlog, then the lowest cost.";
    static constexpr auto fields() { return sim::Fields{}; }

    double least(const Offer& offer) const { return offer.cost; }
    std::optional<double> operator()(const Offer& offer) const {
        if (!offer.local) return std::nullopt;
        return offer.has_room ? offer.cost + offer.move_price
                              : without_room + offer.backlog + offer.move_time;
    }
};

}  // namespace models
