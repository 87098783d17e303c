#include "sim/fair_sharing.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/ensure.hpp"

namespace sim {

Id<FairSharing::Link> FairSharing::add_link(double capacity, double contention) {
    ensure(capacity >= 0 && capacity < unlimited, "a link has a capacity", capacity);
    ensure(contention >= 0 && contention <= 1, "contention takes a share", contention);
    links_.emplace_back().capacity = capacity;
    links_.back().contention = contention;
    links_.back().kinds.resize(crossing_.size());
    filling_.emplace_back();
    more_.push_back(0);
    return {static_cast<std::uint32_t>(links_.size() - 1)};
}

Id<FairSharing::Kind> FairSharing::add_kind(const Terms& terms) {
    ensure(!terms.route.empty() || terms.cap < unlimited, "a flow has a route or a cap");
    ensure(terms.cap >= 0 && terms.weight >= 0 && terms.weight < unlimited,
           "caps and weights are not negative, and weights are finite", terms.cap, terms.weight);
    for (const Hop& hop : terms.route) {
        ensure(hop.usage > 0, "a hop takes something", hop.usage);
        ensure(std::ranges::count(terms.route, hop.link, &Hop::link) == 1,
               "a route crosses a link once", hop.link.value);
    }
    const auto hop_count = static_cast<std::uint32_t>(terms.route.size());
    auto& dropped = dropped_[hop_count];
    const auto number =
        dropped.empty() ? static_cast<std::uint32_t>(kinds_.size()) : dropped.back();
    if (dropped.empty()) {
        kinds_.emplace_back().first_hop = static_cast<std::uint32_t>(hops_.size());
        hops_.resize(hops_.size() + hop_count);
        endings_.emplace_back();
        due_.push_back(never);
        found_.push_back(0);
    } else {
        dropped.pop_back();
    }
    Kind& kind = kinds_[number];
    kind.weight = terms.weight > 0 ? terms.weight : 1;
    kind.cap = terms.weight > 0 ? terms.cap : 0;
    kind.priority = terms.priority;
    kind.hop_count = hop_count;
    std::ranges::copy(terms.route, hops_.begin() + kind.first_hop);
    const auto words = (kinds_.size() + bits_a_word - 1) / bits_a_word;
    if (of_priority_.size() <= terms.priority) of_priority_.resize(terms.priority + 1);
    for (auto& bits : of_priority_) bits.resize(words);
    set_bit(of_priority_[terms.priority], number);
    if (crossing_.size() < words) {
        for (auto& link : links_) link.kinds.resize(words);
        for (auto* bits : {&open_, &crossing_, &crossed_, &moved_}) bits->resize(words);
        least_due_.resize(words, never);
        changed_.resize(words);
    }
    return {number};
}

void FairSharing::drop_kind(Id<Kind> id) {
    const Kind& kind = kinds_[id.value];
    ensure(kind.flows == 0, "a kind without flows is dropped", id.value);
    clear_bit(of_priority_[kind.priority], id.value);
    dropped_[kind.hop_count].push_back(id.value);
}

// what happens

Id<FairSharing::Flow> FairSharing::start(Id<Kind> id, double amount, Time now) {
    ensure(amount >= 0 && amount < unlimited, "an amount can be counted", amount);
    pass_until(now);
    Kind& kind = kinds_[id.value];
    const bool fits = !unsettled_ && has_room(kind);
    serve(kind);
    const auto flow = flows_.add({id});
    auto& endings = endings_[id.value];
    endings.push_back({kind.served + amount, started_++, flow});
    std::ranges::push_heap(endings, std::greater{});
    if (fits) {
        kind.rate = kind.cap;
    } else {
        unsettled_ = true;
        set_bit(crossing_, id.value);  // or it would be passed over if it crosses no suspect
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
    auto& endings = endings_[number];
    const auto found = std::ranges::find(endings, flow, &Ending::flow);
    ensure(found != endings.end(), "a flow that is withdrawn has not ended", flow.value);
    const double left = std::max(found->served - kind.served, 0.0);
    *found = endings.back();
    endings.pop_back();
    std::ranges::make_heap(endings, std::greater{});
    flows_.remove(flow);
    leave(number);
    announce(number);
    return left;
}

void FairSharing::set_capacity(Id<Link> link, double capacity, Time now) {
    ensure(capacity >= 0 && capacity < unlimited, "a link has a capacity", capacity);
    pass_until(now);
    links_[link.value].capacity = capacity;
    unsettled_ = true;
}

std::optional<Id<FairSharing::Flow>> FairSharing::take(Time now) {
    pass_until(now);
    find_least_due();
    for (std::size_t w = 0; w < least_due_.size(); ++w) {
        if (least_due_[w] > now) continue;
        auto number = static_cast<std::uint32_t>(w * bits_a_word);
        while (due_[number] > now) ++number;
        Kind& kind = kinds_[number];
        serve(kind);
        auto& endings = endings_[number];
        std::ranges::pop_heap(endings, std::greater{});
        const auto flow = endings.back().flow;
        endings.pop_back();
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

// Before what it carries changes.
void FairSharing::carry(Link& link) const {
    if (link.since == now_) return;
    link.carried += link.used * seconds(now_ - link.since);
    link.since = now_;
}

void FairSharing::enter(std::uint32_t number) {
    Kind& kind = kinds_[number];
    const bool first = kind.flows++ == 0;
    for (const Hop& hop : route(kind)) {
        Link& link = links_[hop.link.value];
        carry(link);
        link.used += kind.rate * hop.usage;
        ++link.flows;
        link.weighed = false;
        if (first) set_bit(link.kinds, number);
    }
    if (!first) return;
    by_cap_.insert(std::ranges::lower_bound(by_cap_, capped(number)), capped(number));
}

void FairSharing::leave(std::uint32_t number) {
    Kind& kind = kinds_[number];
    const bool last = --kind.flows == 0;
    if (is_held_up(kind)) unsettled_ = true;
    for (const Hop& hop : route(kind)) {
        Link& link = links_[hop.link.value];
        carry(link);
        link.used -= kind.rate * hop.usage;
        --link.flows;
        link.weighed = false;
        if (last) clear_bit(link.kinds, number);
    }
    if (!last) return;
    kind.rate = 0;
    kind.served = 0;
    kind.held_up_at = nobody;
    by_cap_.erase(std::ranges::lower_bound(by_cap_, capped(number)));
}

// Whether one more flow at its cap slows nobody down, nor is held up itself, nor fills a link.
bool FairSharing::has_room(const Kind& kind) const {
    if (kind.cap == unlimited || kind.held_up_at != nobody) return false;
    return std::ranges::all_of(route(kind), [&](const Hop& hop) {
        const Link& link = links_[hop.link.value];
        const double capacity = link.capacity_for(link.flows + 1);
        return link.used + kind.cap * hop.usage < capacity * (1 - rounding);
    });
}

bool FairSharing::is_held_up(const Kind& kind) const {
    for (const Hop& hop : route(kind))
        if (links_[hop.link.value].holds_up) return true;
    return false;
}

void FairSharing::set_rate(std::uint32_t number, double rate) {
    Kind& kind = kinds_[number];
    serve(kind);
    const double more = static_cast<double>(kind.flows) * (rate - kind.rate);
    for (const Hop& hop : route(kind)) {
        Link& link = links_[hop.link.value];
        carry(link);
        link.used += more * hop.usage;
    }
    kind.rate = rate;
    announce(number);
}

// When the next flow of a kind that was served up to now will end.
void FairSharing::announce(std::uint32_t number) {
    const Kind& kind = kinds_[number];
    const auto& endings = endings_[number];
    Time due = never;
    if (!endings.empty()) {
        const double left = endings.front().served - kind.served;
        const double nanoseconds = left / kind.rate * 1e9;
        if (left <= 0)
            due = now_;
        else if (nanoseconds < 9e18)
            due = later(now_, Duration{static_cast<std::int64_t>(nanoseconds + 0.5)});
    }
    const Time before = std::exchange(due_[number], due);
    Time& least = least_due_[number / bits_a_word];
    if (due <= least)
        least = due;
    else if (before == least)
        changed_[number / bits_a_word] = 1;
}

void FairSharing::find_least_due() {
    for (std::size_t w = 0; w < changed_.size(); ++w) {
        if (!std::exchange(changed_[w], std::uint8_t{0})) continue;
        const auto first = due_.begin() + static_cast<std::ptrdiff_t>(w * bits_a_word);
        const auto size = std::min(bits_a_word, due_.size() - w * bits_a_word);
        least_due_[w] = *std::min_element(first, first + static_cast<std::ptrdiff_t>(size));
    }
}

}  // namespace sim
