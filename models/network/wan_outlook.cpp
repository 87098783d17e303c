// What others may know of the network: what one more flow would get, how long a first byte takes,
// what more of a link would be worth.
#include <algorithm>

#include "models/network/wan.hpp"

namespace models {

const Wan::Expected& Wan::expect(std::uint32_t user, std::uint32_t from, std::uint32_t to, Time now,
                                 Duration age) {
    auto& ways = expected_[users_[user].like];
    ways.resize(topology_.places.size() * topology_.places.size());
    Expected& expected = ways[way(from, to)];
    if (now < expected.until) return expected;
    const Way& way = find_way(this->way(from, to));
    expected.price = way.price.value;
    expected.delay = seconds(way.latency);
    expected.until = later(now, std::max(age, Duration{1}));
    if (!way.open) return expected;
    if (expected.terms.route.empty()) expected.terms = terms_of(users_[user], this->way(from, to));
    expected.rate = expected.terms.cap;
    for (const auto& hop : expected.terms.route) {
        const Offered offered = offer(expected.terms, hop.link, now, age);
        expected.rate = std::min(expected.rate, offered.rate);
        expected.until = std::min(expected.until, offered.until);
    }
    return expected;
}

// Remembered for users of the same weight; where weights follow latency, hardly two are alike.
Wan::Offered Wan::offer(const FairSharing::Terms& terms, Id<FairSharing::Link> link, Time now,
                        Duration age) {
    const auto offered = [&] {
        return Offered{terms.priority, terms.weight,
                       sharing_.offer(link, terms.weight, terms.priority),
                       later(now, std::max(age, Duration{1}))};
    };
    if (network_->shares == Shares::by_latency) return offered();
    auto& known = offered_[link.value];
    const auto same = std::ranges::find_if(known, [&](const Offered& o) {
        return o.weight == terms.weight && o.priority == terms.priority;
    });
    if (same == known.end()) return known.emplace_back(offered());
    if (now >= same->until) *same = offered();
    return *same;
}

std::optional<Duration> Wan::delay_under_load(std::uint32_t from, std::uint32_t to) {
    const Way& way = find_way(this->way(from, to));
    if (!way.open) return std::nullopt;
    double queueing = 0;
    for (const auto channel : way.channels) {
        const double capacity = sharing_.capacity({channel});
        if (capacity <= 0) continue;
        const double busy = std::min(sharing_.used({channel}) / capacity, 0.99);
        queueing += network_->burst.value / capacity * busy / (1 - busy);
    }
    return way.latency + saturated_duration(queueing);
}

double Wan::shadow_price(std::uint32_t channel, double yuan_per_accelerator_hour) {
    if (!sharing_.holds_up({channel})) return 0;
    double accelerators = 0;
    double shared = 0;
    for (std::uint32_t k = 0; k < waiting_.size(); ++k) {
        const auto at = sharing_.held_up_at({k});
        if (sharing_.flows({k}) == 0 || !at || at->value != channel) continue;
        accelerators += waiting_[k];
        shared += static_cast<double>(sharing_.flows({k})) * sharing_.rate({k});
    }
    return shared > 0 ? accelerators * yuan_per_accelerator_hour / shared : 0;
}

}  // namespace models
