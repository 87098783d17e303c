// What others may know of the network: what one more flow would get, how long a first byte takes,
// what more of a link would be worth.
#include <algorithm>

#include "models/network/wan.hpp"

namespace models {

// What a link offers is remembered for users of the same weight and priority; where weights follow
// latency, hardly two are alike.
void Wan::look_at(std::uint32_t user, WayId id, Time now, Duration age) {
    const User& who = users_[user];
    Outlook& outlook = outlooks_[who.like];
    outlook.expected.resize(topology_.places.size() * topology_.places.size());
    outlook.terms.resize(outlook.expected.size());
    Expected& expected = outlook.expected[id];
    FairSharing::Terms& terms = outlook.terms[id];
    const Time until = later(now, std::max(age, Duration{1}));
    expected.until = until;
    if (terms.route.empty()) {
        const Way& way = find_way(id);
        expected.price = way.price.value;
        expected.delay = seconds(way.latency);
        if (!way.open) return;
        terms = terms_of(who, id);
    }
    expected.rate = terms.cap;
    const bool remembers = network_->shares != Shares::by_latency;
    auto& known = offered_[who.ranks_like];
    known.resize(sharing_.links());
    for (const auto& hop : terms.route) {
        Offered once;
        Offered& offered = remembers ? known[hop.link.value] : once;
        if (now >= offered.until)
            offered = {sharing_.offer(hop.link, terms.weight, terms.priority), until};
        expected.rate = std::min(expected.rate, offered.rate);
        expected.until = std::min(expected.until, offered.until);
    }
}

void Wan::forget_outlooks() {
    for (auto& outlook : outlooks_) outlook = {};
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
