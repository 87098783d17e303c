// What is kept of a network: what each link carried, and what was moved for whom.
#pragma once

#include <cstdint>
#include <vector>

#include "models/facts.hpp"
#include "models/metric_value.hpp"
#include "models/network/link_course.hpp"
#include "models/network/wan.hpp"
#include "models/sample.hpp"
#include "sim/batch_means.hpp"
#include "sim/months.hpp"

namespace models {

/// What one direction of a link did.
struct LinkUse {
    double carried = 0;  // bytes
    double could = 0;    // bytes that would have filled it
    Duration held_up{};  // in which it held somebody up
    double paid = 0;     // yuan, for what arrived by it
    double shadow = 0;   // sum over looks, of yuan per hour over bytes per second
    std::uint64_t looks = 0;

    double utilization() const { return could > 0 ? carried / could : 0; }
};

/// What was moved for one demand class, or one class of transfers.
struct Haul {
    std::uint64_t transfers = 0;  // that arrived
    double bytes = 0;             // that arrived
    Money paid{};
};

struct NetworkMonth {
    Time from{};
    Time until{};
    std::vector<LinkUse> links{};  // (channel)
    std::vector<Haul> hauls{};     // (user)
};

/// Months of it, and means of each link with batches for intervals. Links are looked at at regular
/// times; what they carried in between is exact. Months and the course include the warm-up, all
/// else leaves it out.
class NetworkRecord {
  public:
    NetworkRecord(Date start, std::size_t channels, std::size_t users);

    void on(const Moved& moved);
    /// What a channel's carrier is paid for a transfer that has just arrived by it.
    void pay(std::uint32_t channel, double yuan, Time now);
    /// A job has started at this delay from its users.
    void met(std::uint32_t user, Duration delay) { delays_[user].add(seconds(delay)); }
    /// Takes in what links carried since the last look. A regular one ends a stretch of time whose
    /// means go into batches; others come before capacities change, and when a month ends, so that
    /// what lies between two looks is of one month.
    void look(Wan& wan, double waiting, Time now, bool regular);
    void restart(Wan& wan, Time now);

    const std::vector<NetworkMonth>& months() const { return months_; }
    /// From the start until the last look.
    LinkCourse course() const;
    const LinkUse& whole(std::uint32_t channel) const { return whole_[channel]; }
    const Haul& haul(std::uint32_t user) const { return hauls_[user]; }
    /// Between users and where their jobs started, in seconds.
    const Sample& delay(std::uint32_t user) const { return delays_[user]; }
    /// From asking to arrival, in seconds; of all, and of one user.
    const Sample& transfer_time() const { return times_.back(); }
    const Sample& transfer_time(std::uint32_t user) const { return times_[user]; }

    // means of stretches of time, in order
    std::vector<double> utilizations(std::uint32_t channel) const {
        return utilization_[channel].means();
    }
    std::vector<double> shadows(std::uint32_t channel) const { return shadow_[channel].means(); }
    std::vector<double> goodputs() const { return goodput_.means(); }
    Time since() const { return since_; }
    Time until() const { return last_; }

  private:
    void take_in(Wan& wan, NetworkMonth& in, Time now);
    NetworkMonth& month(Time now);
    NetworkMonth& month_since_last_look(Time now);
    LinkCourse::Stretch stretch() const;

    Months calendar_;
    Time since_{};                               // the whole
    Time last_{};                                // the last look
    std::vector<FairSharing::Totals> before_{};  // (channel) at the last look
    std::vector<NetworkMonth> months_{};
    std::vector<LinkUse> whole_{};    // (channel)
    std::vector<LinkUse> stretch_{};  // (channel) since the last regular look
    Time stretch_since_{};
    LinkCourse course_{};
    std::vector<BatchMeans> utilization_{};  // (channel) of the time between looks
    std::vector<BatchMeans> shadow_{};       // (channel)
    std::vector<Sample> times_{};            // (user), and of all
    std::vector<Sample> delays_{};           // (user)
    BatchMeans goodput_{};                   // bytes per second
    double arrived_ = 0;                     // bytes since the last look
    std::vector<Haul> hauls_{};              // (user)
};

}  // namespace models
