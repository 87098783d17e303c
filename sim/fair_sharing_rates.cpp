// Rates by progressive filling, over the few links that may hold somebody up.
#include <algorithm>
#include <utility>

#include "sim/fair_sharing.hpp"

namespace sim {

void FairSharing::share() {
    unsettled_ = false;
    if (++sharings_ % 1024 == 0) sum_up_anew();
    if (const auto size = links_.size() * of_priority_.size(); priorities_.size() != size) {
        priorities_.resize(size);
        for (auto& link : links_) link.weighed = false;
    }
    std::swap(crossing_, crossed_);
    let_go();
    do find_rates();
    while (suspect_others());
    apply();
}

// Nobody is held up until rates are found. Links that were full stay suspects.
void FairSharing::let_go() {
    std::erase_if(suspects_, [&](std::uint32_t l) {
        Link& link = links_[l];
        if (std::exchange(link.holds_up, false)) link.held_up += now_ - link.holds_up_since;
        return !(link.suspected = can_fill(l));
    });
}

// Whether flows at their caps would overfill it.
bool FairSharing::can_fill(std::uint32_t l) {
    const Link& link = links_[l];
    if (!link.weighed) weigh(l);
    return link.wanted > link.capacity_for(link.flows) * (1 + rounding);
}

void FairSharing::weigh(std::uint32_t l) {
    for (std::size_t p = 0; p < of_priority_.size(); ++p) priorities_[p * links_.size() + l] = {};
    Link& link = links_[l];
    link.weighed = true;
    link.wanted = 0;
    for (std::size_t w = 0; w < link.kinds.size(); ++w)
        each_bit(link.kinds[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            const double flows = static_cast<double>(kind.flows);
            const double usage = usage_of(kind, {l});
            link.wanted += flows * kind.cap * usage;
            Crossing& crossing = priorities_[kind.priority * links_.size() + l];
            crossing.weights += flows * kind.weight * usage;
            ++crossing.kinds;
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
            find_rate(number, kind.cap);
        });
}

// Its flows have no rate yet; what higher priorities left is to be shared.
void FairSharing::begin_priority(std::uint32_t priority) {
    for (const auto l : suspects_) {
        const Crossing& crossing = priorities_[priority * links_.size() + l];
        filling_[l].weights = filling_[l].summed = crossing.weights;
        filling_[l].open = crossing.kinds;
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

// The suspect that is full at the lowest level; nobody where no flow waits for a rate. Where little
// is left of the weights, they are summed anew: what was taken off has left mostly rounding.
FairSharing::Fullest FairSharing::fullest() {
    Fullest out;
    for (const auto l : suspects_) {
        Filling& link = filling_[l];
        if (link.open == 0) continue;
        if (link.weights < link.summed * 1e-4) link.weights = link.summed = open_weights(l);
        const double level = std::max(link.left, 0.0) / link.weights;
        if (level < out.level) out = {l, level};
    }
    return out;
}

double FairSharing::open_weights(std::uint32_t l) const {
    double weights = 0;
    for (std::size_t w = 0; w < open_.size(); ++w)
        each_bit(open_[w] & links_[l].kinds[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            weights += static_cast<double>(kind.flows) * kind.weight * usage_of(kind, {l});
        });
    return weights;
}

void FairSharing::fix(std::uint32_t number, double rate, std::uint32_t held_up_at) {
    clear_bit(open_, number);
    Kind& kind = kinds_[number];
    kind.held_up_at = held_up_at;
    find_rate(number, rate);
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

void FairSharing::find_rate(std::uint32_t number, double rate) {
    if (rate == kinds_[number].rate) return;
    found_[number] = rate;
    set_bit(moved_, number);
}

// Links that the rates found fill are suspects too; returns whether there are any. Those just full
// count: where two links hold up alike, it is the first that holds up.
bool FairSharing::suspect_others() {
    std::ranges::fill(more_, 0);
    for (std::size_t w = 0; w < moved_.size(); ++w)
        each_bit(moved_[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            const double more = static_cast<double>(kind.flows) * (found_[number] - kind.rate);
            for (const Hop& hop : route(kind)) more_[hop.link.value] += more * hop.usage;
        });
    const auto before = suspects_.size();
    for (std::uint32_t l = 0; l < links_.size(); ++l) {
        Link& link = links_[l];
        if (link.suspected || !link.is_full_at(link.used + more_[l]) || !can_fill(l)) continue;
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
        return !(link.suspected = link.holds_up || link.is_full_at(link.used));
    });
}

// So that rounding does not add up.
void FairSharing::sum_up_anew() {
    for (auto& link : links_) {
        carry(link);
        link.used = 0;
    }
    for (const Capped& capped : by_cap_) {
        const Kind& kind = kinds_[capped.kind];
        const double flows = static_cast<double>(kind.flows);
        for (const Hop& hop : route(kind)) {
            Link& link = links_[hop.link.value];
            link.used += flows * kind.rate * hop.usage;
        }
    }
}

}  // namespace sim
