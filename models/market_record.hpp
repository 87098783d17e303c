// All that is kept of a market: who held what, at which price, from where to where.
#pragma once

#include "models/ladder.hpp"
#include "models/price_book.hpp"
#include "models/traffic.hpp"

namespace models {

struct MarketRecord {
    MarketRecord(const Scenario& scenario, const Measured& measured)
        : ladder(scenario, measured),
          prices(measured.clusters.size(), scenario.start),
          traffic(scenario, measured) {}

    template <class Fact>
    void on(const Fact& fact) {
        const auto tell = [&](auto& listener) {
            if constexpr (requires { listener.on(fact); }) listener.on(fact);
        };
        tell(ladder);
        tell(prices);
        tell(traffic);
    }

    Ladder ladder;
    PriceBook prices;
    Traffic traffic;
};

}  // namespace models
