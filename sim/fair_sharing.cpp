#include "sim/fair_sharing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <utility>

#include "sim/ensure.hpp"

namespace sim {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// Sums of rates are exact to this, relative to a capacity.
constexpr double slack = 1e-12;

template <class Visit>
void each_bit(std::uint64_t bits, std::size_t first, Visit visit) {
    for (; bits != 0; bits &= bits - 1)
        visit(static_cast<std::uint32_t>(first + static_cast<unsigned>(std::countr_zero(bits))));
}

void set_bit(std::vector<std::uint64_t>& bits, std::uint32_t at) {
    bits[at / 64] |= std::uint64_t{1} << (at % 64);
}
void clear_bit(std::vector<std::uint64_t>& bits, std::uint32_t at) {
    bits[at / 64] &= ~(std::uint64_t{1} << (at % 64));
}
bool has_bit(const std::vector<std::uint64_t>& bits, std::uint32_t at) {
    return (bits[at / 64] >> (at % 64) & 1) != 0;
}

}  // namespace

Id<FairSharing::Link> FairSharing::add_link(double capacity) {
    ensure(capacity >= 0 && capacity < infinity, "a link has a capacity", capacity);
    links_.emplace_back().capacity = capacity;
    links_.back().kinds.resize(crossing_.size());
    slot_.push_back(nobody);
    return {static_cast<std::uint32_t>(links_.size() - 1)};
}

Id<FairSharing::Kind> FairSharing::add_kind(const Terms& terms) {
    ensure(!terms.route.empty() || terms.cap < infinity, "a flow has a route or a cap");
    ensure(terms.cap >= 0 && terms.weight >= 0, "caps and weights are not negative", terms.cap,
           terms.weight);
    const auto number = static_cast<std::uint32_t>(kinds_.size());
    Kind& kind = kinds_.emplace_back();
    kind.weight = terms.weight > 0 ? terms.weight : 1;
    kind.cap = terms.weight > 0 ? terms.cap : 0;
    kind.priority = terms.priority;
    kind.first_hop = static_cast<std::uint32_t>(hops_.size());
    for (const Hop& hop : terms.route)
        if (hop.usage > 0) hops_.push_back(hop);
    kind.hop_count = static_cast<std::uint32_t>(hops_.size()) - kind.first_hop;
    due_.push_back(never);
    found_.push_back(0);
    const auto words = (kinds_.size() + word - 1) / word;
    if (of_priority_.size() <= terms.priority) of_priority_.resize(terms.priority + 1);
    for (auto& bits : of_priority_) bits.resize(words);
    set_bit(of_priority_[terms.priority], number);
    if (crossing_.size() < words) {
        for (auto& link : links_) link.kinds.resize(words);
        for (auto* bits : {&open_, &crossing_, &crossed_}) bits->resize(words);
        least_due_.resize(words, never);
        changed_.resize(words);
    }
    return {number};
}

// what happens

Id<FairSharing::Flow> FairSharing::start(Id<Kind> id, double amount, Time now) {
    ensure(amount >= 0 && amount < infinity, "an amount can be counted", amount);
    pass_until(now);
    Kind& kind = kinds_[id.value];
    const bool fits = !unsettled_ && has_room(kind);
    serve(kind);
    const auto flow = flows_.add({id});
    kind.endings.push_back({kind.served + amount, started_++, flow});
    std::ranges::push_heap(kind.endings, std::greater{});
    if (fits) {
        kind.rate = kind.cap;
    } else {
        unsettled_ = true;
        set_bit(crossing_, id.value);  // or it would be passed over if it crosses nothing contended
    }
    enter(id.value);
    announce(id.value);
    return flow;
}

double FairSharing::withdraw(Id<Flow> flow, Time now) {
    pass_until(now);
    const auto number = flows_[flow].kind.value;
    Kind& kind = kinds_[number];
    serve(kind);
    const auto found = std::ranges::find(kind.endings, flow, &Ending::flow);
    ensure(found != kind.endings.end(), "a flow that is withdrawn has not ended", flow.value);
    const double left = std::max(found->served - kind.served, 0.0);
    *found = kind.endings.back();
    kind.endings.pop_back();
    std::ranges::make_heap(kind.endings, std::greater{});
    flows_.remove(flow);
    leave(number);
    announce(number);
    return left;
}

void FairSharing::set_capacity(Id<Link> link, double capacity, Time now) {
    ensure(capacity >= 0 && capacity < infinity, "a link has a capacity", capacity);
    pass_until(now);
    links_[link.value].capacity = capacity;
    unsettled_ = true;
}

std::optional<Id<FairSharing::Flow>> FairSharing::take(Time now) {
    pass_until(now);
    find_least_due();
    for (std::size_t w = 0; w < least_due_.size(); ++w) {
        if (least_due_[w] > now) continue;
        auto number = static_cast<std::uint32_t>(w * word);
        while (due_[number] > now) ++number;
        Kind& kind = kinds_[number];
        serve(kind);
        std::ranges::pop_heap(kind.endings, std::greater{});
        const auto flow = kind.endings.back().flow;
        kind.endings.pop_back();
        flows_.remove(flow);
        leave(number);
        announce(number);
        return flow;
    }
    return std::nullopt;
}

Time FairSharing::next() {
    settle();
    find_least_due();
    return least_due_.empty() ? never : *std::ranges::min_element(least_due_);
}

// how it is

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

void FairSharing::pass_until(Time now) {
    ensure(now >= now_, "time does not go back", now.time_since_epoch().count(),
           now_.time_since_epoch().count());
    if (now == now_) return;
    settle();
    now_ = now;
}

// Up to now, at the rate it had.
void FairSharing::serve(Kind& kind) {
    kind.served += kind.rate * seconds(now_ - kind.since);
    kind.since = now_;
}

void FairSharing::enter(std::uint32_t number) {
    Kind& kind = kinds_[number];
    const bool first = kind.flows++ == 0;
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
        Link& link = links_[hops_[h].link.value];
        link.used += kind.rate * hops_[h].usage;
        if (kind.cap < infinity)
            link.wanted += kind.cap * hops_[h].usage;
        else
            ++link.uncapped;
        if (first) set_bit(link.kinds, number);
    }
    if (!first) return;
    const auto order = [&](std::uint32_t k) { return std::pair{kinds_[k].cap_per_weight(), k}; };
    by_cap_.insert(std::ranges::lower_bound(by_cap_, order(number), {}, order), number);
}

void FairSharing::leave(std::uint32_t number) {
    Kind& kind = kinds_[number];
    const bool last = --kind.flows == 0;
    if (is_held_up(kind)) unsettled_ = true;
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
        Link& link = links_[hops_[h].link.value];
        link.used -= kind.rate * hops_[h].usage;
        if (kind.cap < infinity)
            link.wanted -= kind.cap * hops_[h].usage;
        else
            --link.uncapped;
        if (last) clear_bit(link.kinds, number);
    }
    if (!last) return;
    kind.rate = 0;
    kind.served = 0;
    kind.held_up_at = nobody;
    const auto order = [&](std::uint32_t k) { return std::pair{kinds_[k].cap_per_weight(), k}; };
    by_cap_.erase(std::ranges::lower_bound(by_cap_, order(number), {}, order));
}

// Whether one more flow at its cap slows nobody down, nor is held up itself.
bool FairSharing::has_room(const Kind& kind) const {
    if (kind.cap == infinity || kind.held_up_at != nobody) return false;
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
        const Link& link = links_[hops_[h].link.value];
        if (link.used + kind.cap * hops_[h].usage > link.capacity * (1 + slack)) return false;
    }
    return true;
}

bool FairSharing::is_held_up(const Kind& kind) const {
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h)
        if (links_[hops_[h].link.value].holds_up) return true;
    return false;
}

void FairSharing::set_rate(std::uint32_t number, double rate) {
    Kind& kind = kinds_[number];
    serve(kind);
    const double more = static_cast<double>(kind.flows) * (rate - kind.rate);
    for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h)
        links_[hops_[h].link.value].used += more * hops_[h].usage;
    kind.rate = rate;
    announce(number);
}

// When the next flow of a kind that was served up to now will end.
void FairSharing::announce(std::uint32_t number) {
    const Kind& kind = kinds_[number];
    Time due = never;
    if (!kind.endings.empty()) {
        const double left = kind.endings.front().served - kind.served;
        const double nanoseconds = left / kind.rate * 1e9;
        if (left <= 0)
            due = now_;
        else if (nanoseconds < 9e18)
            due = later(now_, Duration{static_cast<std::int64_t>(nanoseconds + 0.5)});
    }
    if (due == due_[number]) return;
    due_[number] = due;
    changed_[number / word] = 1;
}

void FairSharing::find_least_due() {
    for (std::size_t w = 0; w < changed_.size(); ++w) {
        if (!std::exchange(changed_[w], std::uint8_t{0})) continue;
        const auto first = due_.begin() + static_cast<std::ptrdiff_t>(w * word);
        const auto size = std::min(word, due_.size() - w * word);
        least_due_[w] = *std::min_element(first, first + static_cast<std::ptrdiff_t>(size));
    }
}

// rates anew

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
        links_[before.link].holds_up = false;
    }
    contended_.clear();
    for (std::uint32_t l = 0; l < links_.size(); ++l) {
        const Link& link = links_[l];
        if (link.uncapped == 0 && link.wanted <= link.capacity * (1 + slack)) continue;
        slot_[l] = static_cast<std::uint32_t>(contended_.size());
        contended_.push_back({l, link.capacity});
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
        each_bit(open_[w], w * word, [&](std::uint32_t number) {
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
        const double level = full == nobody ? infinity : level_[full];
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
        for (std::size_t w = 0; w < open_.size(); ++w)
            each_bit(open_[w] & links_[l].kinds[w], w * word,
                     [&](std::uint32_t number) { fix(number, kinds_[number].weight * level, l); });
    }
}

// The contended link that is full at the lowest level; nobody where no flow waits for a rate.
std::uint32_t FairSharing::fullest() {
    std::uint32_t full = nobody;
    double least = infinity;
    for (std::uint32_t slot = 0; slot < contended_.size(); ++slot) {
        if (std::exchange(touched_[slot], std::uint8_t{0})) {
            const Contended& c = contended_[slot];
            level_[slot] = c.open == 0 ? infinity : std::max(c.left, 0.0) / c.weights;
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
        each_bit(crossing_[w], w * word, [&](std::uint32_t number) {
            if (found_[number] != kinds_[number].rate) set_rate(number, found_[number]);
        });
        each_bit(crossed_[w] & ~crossing_[w], w * word, [&](std::uint32_t number) {
            Kind& kind = kinds_[number];
            if (kind.flows == 0) return;
            kind.held_up_at = nobody;
            if (kind.rate != kind.cap) set_rate(number, kind.cap);
        });
    }
    for (const auto& c : contended_) links_[c.link].used = links_[c.link].capacity - c.left;
}

// So that rounding does not add up.
void FairSharing::sum_up_anew() {
    for (auto& link : links_) link.wanted = link.used = 0;
    for (const auto number : by_cap_) {
        const Kind& kind = kinds_[number];
        const double flows = static_cast<double>(kind.flows);
        for (auto h = kind.first_hop; h < kind.first_hop + kind.hop_count; ++h) {
            Link& link = links_[hops_[h].link.value];
            link.used += flows * kind.rate * hops_[h].usage;
            if (kind.cap < infinity) link.wanted += flows * kind.cap * hops_[h].usage;
        }
    }
}

}  // namespace sim
