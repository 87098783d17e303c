// Broker: the home region, and what is connected to a national platform.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/offer.hpp"
#include "sim/moment.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace models {

/// From a date on, a share of the fleet is connected.
struct Coverage {
    static constexpr std::string_view about = "How much of the fleet is connected from a date on.";

    Moment from{};
    double share = 0;

    static constexpr auto fields() {
        return Fields{
            field<&Coverage::from>("The date.", required),
            field<&Coverage::share>("Share of the accelerators of open clusters.",
                                    required | fraction),
        };
    }
};

struct NationalPlatform {
    static constexpr std::string_view about =
        "Sees the clusters of the job's own region, those that serve only named classes, the job's "
        "among them, and of the others those connected to the platform: takes the one where cost, "
        "that of moving data and the value of waiting time are least. What serves only named "
        "classes is paid for "
        "anyway, and costs nothing more.";

    std::vector<Coverage> coverage{};
    RentalPrice waiting{10.0 / 3600};

    static constexpr auto fields() {
        return Fields{
            field<&NationalPlatform::coverage>(
                "How much is connected from which date on, in order of time. Which clusters come "
                "first is drawn once. Without it, all are."),
            field<&NationalPlatform::waiting>("What waiting is worth, per accelerator and hour.",
                                              non_negative),
        };
    }

    double least(const Offer& offer) const { return offer.own ? 0 : offer.cost; }
    std::optional<double> operator()(const Offer& offer) const {
        if (!offer.local && !offer.connected) return std::nullopt;
        const double wait = offer.has_room ? 0 : offer.backlog;
        return least(offer) + offer.move_price +
               waiting.value * offer.accelerators * (wait + offer.move_time);
    }
};

}  // namespace models
