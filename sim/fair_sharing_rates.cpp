// Rates by progressive filling, over the links that can be full.
#include <algorithm>
#include <limits>
#include <utility>

#include "sim/fair_sharing.hpp"

namespace sim {

void FairSharing::share() {
    unsettled_ = false;
    if (++sharings_ % 1024 == 0) sum_up_anew();
    find_contended();
    for (std::uint32_t priority = 0; priority < of_priority_.size(); ++priority) {
        begin_priority(priority);
        fill(priority);
    }
    apply();
}

// Links that can hold somebody up, and the kinds that cross them.
void FairSharing::find_contended() {
    std::swap(crossing_, crossed_);
    std::ranges::fill(crossing_, 0);
    for (const auto& before : contended_) {
        slot_[before.link] = nobody;
        Link& link = links_[before.link];
        if (std::exchange(link.holds_up, false)) link.held_up += now_ - link.holds_up_since;
    }
    contended_.clear();
    for (std::uint32_t l = 0; l < links_.size(); ++l) {
        const Link& link = links_[l];
        const double capacity = link.capacity_for(link.flows);
        if (link.uncapped == 0 && link.wanted <= capacity * (1 + rounding)) continue;
        slot_[l] = static_cast<std::uint32_t>(contended_.size());
        contended_.push_back({l, capacity});
        for (std::size_t w = 0; w < crossing_.size(); ++w) crossing_[w] |= link.kinds[w];
    }
    level_.resize(contended_.size());
    touched_.resize(contended_.size());
}

// Its flows have no rate yet; what higher priorities left is to be shared.
void FairSharing::begin_priority(std::uint32_t priority) {
    for (auto& c : contended_) {
        c.weights = 0;
        c.open = 0;
    }
    for (std::size_t w = 0; w < open_.size(); ++w) {
        open_[w] = crossing_[w] & of_priority_[priority][w];
        each_bit(open_[w], w, [&](std::uint32_t number) {
            const Kind& kind = kinds_[number];
            const double weight = static_cast<double>(kind.flows) * kind.weight;
            for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
                const auto slot = slot_[hops_[h].link.value];
                if (slot == nobody) continue;
                contended_[slot].weights += weight * hops_[h].usage;
                ++contended_[slot].open;
            }
        });
    }
    std::ranges::fill(touched_, std::uint8_t{1});
}

// All rates rise together until one meets its cap or the fullest link, again and again.
void FairSharing::fill(std::uint32_t priority) {
    auto capped = by_cap_.begin();
    for (;;) {
        const auto full = fullest();
        const double level = full == nobody ? unlimited : level_[full];
        bool more = false;
        for (; capped != by_cap_.end(); ++capped) {
            const Kind& kind = kinds_[*capped];
            if (kind.priority != priority || !has_bit(open_, *capped)) continue;
            if (kind.cap_per_weight() > level) break;
            fix(*capped, kind.cap, nobody);
            more = true;
        }
        if (more) continue;
        if (full == nobody) return;
        const auto l = contended_[full].link;
        links_[l].holds_up = true;
        links_[l].holds_up_since = now_;
        for (std::size_t w = 0; w < open_.size(); ++w)
            each_bit(open_[w] & links_[l].kinds[w], w,
                     [&](std::uint32_t number) { fix(number, kinds_[number].weight * level, l); });
    }
}

// The contended link that is full at the lowest level; nobody where no flow waits for a rate.
std::uint32_t FairSharing::fullest() {
    std::uint32_t full = nobody;
    double least = unlimited;
    for (std::uint32_t slot = 0; slot < contended_.size(); ++slot) {
        if (std::exchange(touched_[slot], std::uint8_t{0})) {
            const Contended& c = contended_[slot];
            level_[slot] = c.open == 0 ? unlimited : std::max(c.left, 0.0) / c.weights;
        }
        if (level_[slot] < least) {
            least = level_[slot];
            full = slot;
        }
    }
    return full;
}

void FairSharing::fix(std::uint32_t number, double rate, std::uint32_t held_up_at) {
    Kind& kind = kinds_[number];
    clear_bit(open_, number);
    found_[number] = rate;
    kind.held_up_at = held_up_at;
    const double flows = static_cast<double>(kind.flows);
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
        const auto slot = slot_[hops_[h].link.value];
        if (slot == nobody) continue;
        Contended& c = contended_[slot];
        c.left -= flows * rate * hops_[h].usage;
        c.weights -= flows * kind.weight * hops_[h].usage;
        --c.open;
        touched_[slot] = 1;
    }
}

// New rates come into force. Who crosses no contended link goes at its cap.
void FairSharing::apply() {
    for (std::size_t w = 0; w < crossing_.size(); ++w) {
        each_bit(crossing_[w], w, [&](std::uint32_t number) {
            if (found_[number] != kinds_[number].rate) set_rate(number, found_[number]);
        });
        each_bit(crossed_[w] & ~crossing_[w], w, [&](std::uint32_t number) {
            Kind& kind = kinds_[number];
            if (kind.flows == 0) return;
            kind.held_up_at = nobody;
            if (kind.rate != kind.cap) set_rate(number, kind.cap);
        });
    }
    for (const auto& c : contended_) {
        Link& link = links_[c.link];
        carry(link);
        link.used = link.capacity_for(link.flows) - c.left;
    }
}

// So that rounding does not add up.
void FairSharing::sum_up_anew() {
    for (auto& link : links_) {
        carry(link);
        link.wanted = link.used = 0;
    }
    for (const auto number : by_cap_) {
        const Kind& kind = kinds_[number];
        const double flows = static_cast<double>(kind.flows);
        for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
            Link& link = links_[hops_[h].link.value];
            link.used += flows * kind.rate * hops_[h].usage;
            if (kind.cap < unlimited) link.wanted += flows * kind.cap * hops_[h].usage;
        }
    }
}

}  // namespace sim
