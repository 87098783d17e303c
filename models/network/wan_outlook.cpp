// What others may know of the network: what one more flow would get, how long a first byte takes,
// what more of a link would be worth.
#include <algorithm>

#include "models/network/wan.hpp"

namespace models {

Wan::Outlook& Wan::outlook(const User& user, WayId id) {
    auto& ways = outlooks_[user.like];
    ways.resize(topology_.places.size() * topology_.places.size());
    Outlook& outlook = ways[id];
    if (outlook.known) return outlook;
    outlook.known = true;
    const Way& way = find_way(id);
    outlook.price = way.price.value;
    outlook.delay = seconds(way.latency);
    outlook.terms.cap = 0;
    if (way.open) outlook.terms = terms_of(user, id);
    return outlook;
}

// What a link offers is remembered for users of the same weight and priority; where weights follow
// latency, what a way does.
Wan::Expected Wan::expect(std::uint32_t user, std::uint32_t from, std::uint32_t to, Time now,
                          Duration age) {
    const User& who = users_[user];
    Outlook& outlook = this->outlook(who, way(from, to));
    const FairSharing::Terms& terms = outlook.terms;
    const auto renew = [&](Offered& offered, auto offer) {
        if (now < offered.until) return;
        offered = {offer(), later(now, std::max(age, Duration{1}))};
    };
    Expected expected{terms.cap, outlook.price, outlook.delay};
    if (network_->shares == Shares::by_latency) {
        renew(outlook.offered, [&] {
            double least = terms.cap;
            for (const auto& hop : terms.route)
                least = std::min(least, sharing_.offer(hop.link, terms.weight, terms.priority));
            return least;
        });
        expected.rate = outlook.offered.rate;
        return expected;
    }
    auto& known = offered_[who.ranks_like];
    known.resize(sharing_.links());
    for (const auto& hop : terms.route) {
        Offered& offered = known[hop.link.value];
        renew(offered, [&] { return sharing_.offer(hop.link, terms.weight, terms.priority); });
        expected.rate = std::min(expected.rate, offered.rate);
    }
    return expected;
}

void Wan::forget_outlooks() {
    for (auto& ways : outlooks_) ways.clear();
    for (auto& offered : offered_) offered.clear();
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
