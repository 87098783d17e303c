// How it is since the last change, and what one more flow would get.
#include <algorithm>
#include <functional>

#include "sim/fair_sharing.hpp"

namespace sim {

double FairSharing::rate(Id<Kind> kind) {
    settle();
    return kinds_[kind.value].rate;
}

double FairSharing::used(Id<Link> link) {
    settle();
    return links_[link.value].used;
}

bool FairSharing::holds_up(Id<Link> link) {
    settle();
    return links_[link.value].holds_up;
}

std::optional<Id<FairSharing::Link>> FairSharing::held_up_at(Id<Kind> kind) {
    settle();
    const auto at = kinds_[kind.value].held_up_at;
    if (at == nobody) return std::nullopt;
    return Id<Link>{at};
}

double FairSharing::offer(Id<Link> id, double weight, std::uint32_t priority) {
    settle();
    const Link& link = links_[id.value];
    struct Others {
        double level = 0;  // rate per weight
        double weights = 0;
    };
    std::vector<Others> others;
    double left =
        link.capacity_for(link.flows + 1);  // for those that keep less per weight than it gets
    for (std::size_t w = 0; w < link.kinds.size(); ++w)
        each_bit(link.kinds[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            const double weights =
                static_cast<double>(kind.flows) * kind.weight * usage_of(kind, id);
            if (kind.priority <= priority) left -= weights * kind.rate / kind.weight;
            if (kind.priority == priority) others.push_back({kind.rate / kind.weight, weights});
        });
    std::ranges::sort(others, std::ranges::greater{}, &Others::level);
    double weights = weight;  // of those who share alike
    for (const auto& other : others) {
        if (left >= weights * other.level) break;
        left += other.weights * other.level;
        weights += other.weights;
    }
    return std::max(left, 0.0) * weight / weights;
}

FairSharing::Totals FairSharing::totals(Id<Link> id, Time now) {
    pass_until(now);
    settle();
    Link& link = links_[id.value];
    carry(link);
    return {link.carried, link.held_up + (link.holds_up ? now - link.holds_up_since : Duration{0})};
}

double FairSharing::usage_of(const Kind& kind, Id<Link> link) const {
    return std::ranges::find(route(kind), link, &Hop::link)->usage;
}

}  // namespace sim
