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
    if (now <= last_) return;
    const double passed = seconds(now - last_);
    NetworkMonth& in = month_since_last_look(now);
    in.until = now;
    for (std::uint32_t c = 0; c < whole_.size(); ++c) {
        const auto totals = wan.sharing().totals({c}, now);
        LinkUse use;
        use.carried = totals.carried - before_[c].carried;
        use.could = wan.sharing().capacity({c}) * passed;
        use.held_up = totals.held_up - before_[c].held_up;
        use.shadow = regular ? wan.shadow_price(c, waiting) : 0;
        before_[c] = totals;
        for (LinkUse* sum : {&whole_[c], &stretch_[c], &in.links[c]}) {
            sum->carried += use.carried;
            sum->could += use.could;
            sum->held_up += use.held_up;
            sum->shadow += use.shadow;
            sum->looks += regular ? 1 : 0;
        }
    }
    last_ = now;
    if (!regular) return;
    course_.add(stretch());
    for (std::uint32_t c = 0; c < whole_.size(); ++c) {
        shadow_[c].add(stretch_[c].shadow);
        utilization_[c].add(std::exchange(stretch_[c], {}).utilization());
    }
    goodput_.add(std::exchange(arrived_, 0.0) / seconds(now - stretch_since_));
    stretch_since_ = now;
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
