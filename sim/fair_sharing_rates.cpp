// Rates by progressive filling, over the few links that hold somebody up.
#include <algorithm>
#include <limits>
#include <utility>

#include "sim/fair_sharing.hpp"

namespace sim {

void FairSharing::share() {
    unsettled_ = false;
    if (++sharings_ % 1024 == 0) sum_up_anew();
    begin();
    do find_rates();
    while (fills_others());
    apply();
}

// Links that were full are suspects.
void FairSharing::begin() {
    std::swap(crossing_, crossed_);
    const auto size = links_.size() * of_priority_.size();
    if (wanted_.size() != size) {
        wanted_.resize(size);
        for (auto& link : links_) link.weighed = false;
    }
    std::erase_if(suspects_, [&](std::uint32_t l) {
        Link& link = links_[l];
        if (link.holds_up) link.held_up += now_ - link.holds_up_since;
        link.holds_up = false;
        return !(link.suspected = link.can_fill());
    });
}

// As if no other link than the suspects could hold anyone up.
void FairSharing::find_rates() {
    std::ranges::sort(suspects_);
    std::ranges::fill(crossing_, 0);
    std::ranges::fill(moved_, 0);
    for (const auto l : suspects_) {
        Link& link = links_[l];
        link.holds_up = false;
        filling_[l].left = link.capacity_for(link.flows);
        if (!link.weighed) weigh(l);
        for (std::size_t w = 0; w < crossing_.size(); ++w) crossing_[w] |= link.kinds[w];
    }
    for (std::uint32_t priority = 0; priority < of_priority_.size(); ++priority) {
        begin_priority(priority);
        fill();
    }
    for (std::size_t w = 0; w < crossing_.size(); ++w)
        each_bit(crossed_[w] & ~crossing_[w], w, [&](std::uint32_t number) {
            Kind& kind = kinds_[number];
            if (kind.flows == 0) return;
            kind.held_up_at = nobody;
            note(number, kind.cap);
        });
}

void FairSharing::weigh(std::uint32_t l) {
    for (std::size_t p = 0; p < of_priority_.size(); ++p) wanted_[p * links_.size() + l] = {};
    Link& link = links_[l];
    for (std::size_t w = 0; w < link.kinds.size(); ++w)
        each_bit(link.kinds[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            Wanted& wanted = wanted_[kind.priority * links_.size() + l];
            const double weight = static_cast<double>(kind.flows) * kind.weight;
            for (const Hop& hop : route(kind)) {
                if (hop.link.value != l) continue;
                wanted.weights += weight * hop.usage;
                ++wanted.kinds;
            }
        });
    link.weighed = true;
}

// Its flows have no rate yet; what higher priorities left is to be shared.
void FairSharing::begin_priority(std::uint32_t priority) {
    for (const auto l : suspects_) {
        const Wanted& wanted = wanted_[priority * links_.size() + l];
        filling_[l].weights = wanted.weights;
        filling_[l].open = wanted.kinds;
    }
    for (std::size_t w = 0; w < open_.size(); ++w)
        open_[w] = crossing_[w] & of_priority_[priority][w];
}

// All rates rise together until one meets its cap or the fullest link, again and again.
void FairSharing::fill() {
    auto capped = by_cap_.begin();
    for (auto full = fullest(); full.link != nobody; full = fullest()) {
        bool more = false;
        for (; capped != by_cap_.end() && capped->level <= full.level; ++capped) {
            if (!has_bit(open_, capped->kind)) continue;
            fix(capped->kind, kinds_[capped->kind].cap, nobody);
            more = true;
        }
        if (more) continue;
        Link& link = links_[full.link];
        link.holds_up = true;
        link.holds_up_since = now_;
        for (std::size_t w = 0; w < open_.size(); ++w)
            each_bit(open_[w] & link.kinds[w], w, [&](std::uint32_t number) {
                fix(number, kinds_[number].weight * full.level, full.link);
            });
    }
}

// The suspect that is full at the lowest level; nobody where no flow waits for a rate.
FairSharing::Fullest FairSharing::fullest() const {
    Fullest out;
    for (const auto l : suspects_) {
        const Filling& link = filling_[l];
        if (link.open == 0) continue;
        const double level = std::max(link.left, 0.0) / link.weights;
        if (level < out.level) out = {l, level};
    }
    return out;
}

void FairSharing::fix(std::uint32_t number, double rate, std::uint32_t held_up_at) {
    clear_bit(open_, number);
    Kind& kind = kinds_[number];
    kind.held_up_at = held_up_at;
    note(number, rate);
    const double flows = static_cast<double>(kind.flows);
    const double taken = flows * rate;
    const double weight = flows * kind.weight;
    for (const Hop& hop : route(kind)) {
        Filling& link = filling_[hop.link.value];
        link.left -= taken * hop.usage;
        link.weights -= weight * hop.usage;
        --link.open;
    }
}

void FairSharing::note(std::uint32_t number, double rate) {
    if (rate == kinds_[number].rate) return;
    found_[number] = rate;
    set_bit(moved_, number);
}

// Whether the rates found fill other links, which are suspects from now on. Those just full are,
// too: where two links hold up alike, it is the first that counts as holding up.
bool FairSharing::fills_others() {
    for (auto& link : filling_) link.more = 0;
    for (std::size_t w = 0; w < moved_.size(); ++w)
        each_bit(moved_[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            const double more = static_cast<double>(kind.flows) * (found_[number] - kind.rate);
            for (const Hop& hop : route(kind)) filling_[hop.link.value].more += more * hop.usage;
        });
    const auto before = suspects_.size();
    for (std::uint32_t l = 0; l < links_.size(); ++l) {
        Link& link = links_[l];
        if (link.suspected || !link.is_full_at(link.used + filling_[l].more)) continue;
        if (!link.can_fill()) continue;
        link.suspected = true;
        suspects_.push_back(l);
    }
    return suspects_.size() > before;
}

// New rates come into force.
void FairSharing::apply() {
    for (std::size_t w = 0; w < moved_.size(); ++w)
        each_bit(moved_[w], w, [&](std::uint32_t number) { set_rate(number, found_[number]); });
    std::erase_if(suspects_, [&](std::uint32_t l) {
        Link& link = links_[l];
        carry(link);
        link.used = link.capacity_for(link.flows) - filling_[l].left;
        return !(link.suspected = link.is_full_at(link.used));
    });
}

// So that rounding does not add up.
void FairSharing::sum_up_anew() {
    for (auto& link : links_) {
        carry(link);
        link.wanted = link.used = 0;
    }
    for (const Capped& capped : by_cap_) {
        const Kind& kind = kinds_[capped.kind];
        const double flows = static_cast<double>(kind.flows);
        for (const Hop& hop : route(kind)) {
            Link& link = links_[hop.link.value];
            link.used += flows * kind.rate * hop.usage;
            if (kind.cap < unlimited) link.wanted += flows * kind.cap * hop.usage;
        }
    }
}

}  // namespace sim
