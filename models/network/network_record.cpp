#include "models/network/network_record.hpp"

#include <utility>

namespace models {

NetworkRecord::NetworkRecord(Date start, std::size_t channels, std::size_t users)
    : calendar_(start),
      before_(channels),
      whole_(channels),
      stretch_(channels),
      utilization_(channels),
      shadow_(channels),
      times_(users + 1),
      delays_(users),
      hauls_(users) {
    month(Time{});
}

NetworkMonth& NetworkRecord::month(Time now) {
    while (months_.empty() || now >= calendar_.end()) {
        Time from{};
        if (!months_.empty()) {
            from = months_.back().until = calendar_.end();
            calendar_.pass();
        }
        months_.push_back(
            {from, from, std::vector<LinkUse>(whole_.size()), std::vector<Haul>(hauls_.size())});
    }
    return months_.back();
}

// A month that data arrived in has begun, even if links were last looked at in the one before.
NetworkMonth& NetworkRecord::month_since_last_look(Time now) {
    auto* in = &month(last_);
    while (in->from > last_) --in;
    ensure(in == &months_.back() ? now <= calendar_.end() : now <= in->until,
           "links are looked at when a month ends", last_.time_since_epoch().count(),
           now.time_since_epoch().count());
    return *in;
}

LinkCourse::Stretch NetworkRecord::stretch() const {
    LinkCourse::Stretch stretch{stretch_since_, last_, {}};
    for (const LinkUse& use : stretch_) stretch.loads.push_back({use.carried, use.could});
    return stretch;
}

LinkCourse NetworkRecord::course() const {
    LinkCourse course = course_;
    if (last_ > stretch_since_) course.add(stretch());
    return course;
}

void NetworkRecord::pay(std::uint32_t channel, double yuan, Time now) {
    whole_[channel].paid += yuan;
    month(now).links[channel].paid += yuan;
}

void NetworkRecord::on(const Moved& moved) {
    const Transfer& transfer = moved.transfer;
    arrived_ += transfer.bytes;
    for (Haul* haul : {&hauls_[transfer.user], &month(moved.at).hauls[transfer.user]}) {
        ++haul->transfers;
        haul->bytes += transfer.bytes;
        haul->paid += moved.paid;
    }
    const double took = seconds(moved.at - transfer.asked);
    times_[transfer.user].add(took);
    times_.back().add(took);
}

void NetworkRecord::look(Wan& wan, double waiting, Time now, bool regular) {
    NetworkMonth& in = now > last_ ? month_since_last_look(now) : months_.back();
    if (now > last_) take_in(wan, in, now);
    if (!regular || now <= stretch_since_) return;
    for (std::uint32_t c = 0; c < whole_.size(); ++c) {
        const double shadow = wan.shadow_price(c, waiting);
        for (LinkUse* sum : {&whole_[c], &stretch_[c], &in.links[c]}) {
            sum->shadow += shadow;
            ++sum->looks;
        }
    }
    course_.add(stretch());
    for (std::uint32_t c = 0; c < whole_.size(); ++c) {
        shadow_[c].add(stretch_[c].shadow);
        utilization_[c].add(std::exchange(stretch_[c], {}).utilization());
    }
    goodput_.add(std::exchange(arrived_, 0.0) / seconds(now - stretch_since_));
    stretch_since_ = now;
}

// What a circuit carries passes the links that it is taken from.
void NetworkRecord::take_in(Wan& wan, NetworkMonth& in, Time now) {
    const double passed = seconds(now - last_);
    std::vector<LinkUse> uses(whole_.size());
    for (std::uint32_t c = 0; c < uses.size(); ++c) {
        const auto totals = wan.sharing().totals({c}, now);
        uses[c].carried = totals.carried - before_[c].carried;
        uses[c].could = wan.sharing().capacity({c}) * passed;
        uses[c].held_up = totals.held_up - before_[c].held_up;
        before_[c] = totals;
    }
    wan.each_circuit([&](std::uint32_t circuit, const std::vector<std::uint32_t>& channels) {
        for (const auto channel : channels) {
            uses[channel].carried += uses[circuit].carried;
            uses[channel].could += uses[circuit].could;
        }
    });
    in.until = now;
    for (std::uint32_t c = 0; c < uses.size(); ++c)
        for (LinkUse* sum : {&whole_[c], &stretch_[c], &in.links[c]}) {
            sum->carried += uses[c].carried;
            sum->could += uses[c].could;
            sum->held_up += uses[c].held_up;
        }
    last_ = now;
}

void NetworkRecord::restart(Wan& wan, Time now) {
    look(wan, 0, now, true);
    since_ = now;
    for (auto& use : whole_) use = {};
    for (auto& batches : utilization_) batches.reset();
    for (auto& batches : shadow_) batches.reset();
    for (auto& times : times_) times = {};
    for (auto& delays : delays_) delays = {};
    for (auto& haul : hauls_) haul = {};
    goodput_.reset();
}

}  // namespace models
