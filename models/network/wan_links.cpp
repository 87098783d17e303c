// Links change: circuits are reserved anew, and what is under way finds another way or waits.
#include <fmt/format.h>

#include <algorithm>

#include "models/network/wan.hpp"
#include "sim/problems.hpp"

namespace models {

namespace {

double capacity_at(const LinkSpec& spec, Date start, Date date) {
    double capacity = spec.capacity.value;
    for (const auto& change : spec.changes)
        if (start + change.from.time(start).time_since_epoch() <= date)
            capacity = change.capacity.value;
    return capacity;
}

}  // namespace

double Wan::capacity_on(std::uint32_t link, Date date, double works) const {
    return network_->trunk_scale * works * capacity_at(*topology_.specs[link], start_, date);
}

std::vector<Id<Transfer>> Wan::set_link(std::uint32_t link, Date date, double works, Time now) {
    const double before = capacity_[link];
    capacity_[link] = capacity_on(link, date, works);
    const bool ways_change = (before > 0) != (capacity_[link] > 0);
    routes_.set_up(link, capacity_[link] > 0);
    forget_outlooks();
    if (!ways_change) {
        reserve(now);
        return {};
    }
    const auto ways_before = std::exchange(ways_, Ways(ways_.size()));
    reserve(now);
    return reroute(ways_before, now);
}

// Circuits take their part of the links between their ends; flows share what is left.
void Wan::reserve(Time now) {
    std::vector<double> left;
    for (const auto link : topology_.link_of) left.push_back(capacity_[link]);
    for (const Reserved& circuit : circuits_) {
        const Way& way = find_way(this->way(circuit.from, circuit.to));
        double rate = way.open ? circuit.rate : 0;
        for (const auto channel : way.channels) rate = std::min(rate, left[channel]);
        for (const auto channel : way.channels) left[channel] -= rate;
        sharing_.set_capacity({circuit.channel}, rate, now);
    }
    for (std::uint32_t c = 0; c < left.size(); ++c)
        if (sharing_.capacity({c}) != left[c]) sharing_.set_capacity({c}, left[c], now);
}

// What is under way goes on by the ways that are now open. On another one than before its next
// byte takes the latency of that to arrive; so does the first one, if it is still to be sent or to
// come. Returns those.
std::vector<Id<Transfer>> Wan::reroute(const Ways& before, Time now) {
    std::vector<Id<Transfer>> all;
    transfers_.each([&](Id<Transfer> id) { all.push_back(id); });
    std::vector<Id<Transfer>> going_on;
    std::vector<Id<Transfer>> turning;
    for (const auto id : all) {
        Transfer& transfer = transfers_[id];
        if (is_to_come(transfer, before, now)) {
            if (sent_anew(transfer, before, now)) turning.push_back(id);
        } else if (turns(transfer, before, now)) {
            turning.push_back(id);
        } else if (find_way(transfer.way).open) {
            going_on.push_back(id);
        } else {
            hope(transfer.way, now);
        }
    }
    for (const auto& [key, kind] : kinds_) sharing_.drop_kind(kind);
    kinds_.clear();
    for (const auto id : going_on) flow(id, transfers_[id].bytes_left, now);
    return turning;
}

const Wan::Way& Wan::way_before(const Ways& before, WayId way) {
    const auto places = ends(way);
    if (!places || before[places->first].empty()) return find_way(way);
    return before[places->first][places->second];
}

// Its first byte is under way, or still to be sent; at this very instant it may arrive.
bool Wan::is_to_come(const Transfer& transfer, const Ways& before, Time now) {
    if (transfer.flow != Id<FairSharing::Flow>::none()) return false;
    return transfer.begins > now || way_before(before, transfer.way).open;
}

// Whether what is to come will begin at another time.
bool Wan::sent_anew(Transfer& transfer, const Ways& before, Time now) {
    const Way& way = find_way(transfer.way);
    const Way& old = way_before(before, transfer.way);
    if (way.open == old.open && way.channels == old.channels) return false;
    transfer.begins = later(std::max(transfer.leaves, now), way.open ? way.latency : Duration{0});
    return true;
}

// Whether a transfer that flowed, or waited for a way, takes another one now. It is halted.
bool Wan::turns(Transfer& transfer, const Ways& before, Time now) {
    const bool flowed = transfer.flow != Id<FairSharing::Flow>::none();
    const double left = halt(transfer, now);
    const Way& way = find_way(transfer.way);
    const Way& old = way_before(before, transfer.way);
    if (flowed == way.open && (!flowed || old.channels == way.channels)) return false;
    const double gone = transfer.on_its_way(transfer.bytes - left);
    if (flowed && gone > 0) transfer.legs.push_back({old.channels, gone});
    if (!way.open) return false;
    transfer.begins = later(now, way.latency);
    return true;
}

// Without an end of its own a run cannot wait for what never arrives.
void Wan::hope(WayId way, Time now) const {
    const auto places = ends(way);
    if (ends_ || !places || opens(*places, start_ + now.time_since_epoch())) return;
    throw InputError(
        {{"", 0, 0, "network.links",
          fmt::format("none lead from {} to {}, now or later, and data wait to be moved there: "
                      "give the run an end (`until`), or a link",
                      topology_.places[places->first], topology_.places[places->second]),
          ""}});
}

// Whether links that have a capacity now or later, if none failed, lead there.
bool Wan::opens(const std::pair<std::uint32_t, std::uint32_t>& places, Date date) const {
    Routes routes(topology_, *network_);
    for (std::uint32_t l = 0; l < topology_.links.size(); ++l) {
        const LinkSpec& spec = *topology_.specs[l];
        routes.set_up(l, capacity_at(spec, start_, date) > 0 ||
                             std::ranges::any_of(spec.changes, [&](const CapacityChange& change) {
                                 return change.capacity.value > 0 &&
                                        start_ + change.from.time(start_).time_since_epoch() > date;
                             }));
    }
    return routes.between(places.first, places.second).has_value();
}

}  // namespace models
