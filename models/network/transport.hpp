// All that moves data in a run: the network, whose data lie where, and what comes of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

#include "models/network/copies.hpp"
#include "models/network/data_source.hpp"
#include "models/network/link_clock.hpp"
#include "models/network/network_record.hpp"
#include "models/network/transfer_log.hpp"
#include "models/network/transfer_source.hpp"
#include "models/network/wan.hpp"
#include "models/sites.hpp"

namespace models {

/// What moving a job's data to a region would take.
struct Move {
    double seconds = 0;  // infinite where there is no way
    double yuan = 0;
};

class Transport {
  public:
    Transport(const Scenario& scenario, const std::vector<Site>& sites);

    /// Whether a job's users reach a region within the latency that its class is bound to, as far
    /// as a broker can know.
    bool near_enough(const Job& job, std::uint32_t region, Time now);
    /// What moving a job's data to a region would take, as far as a broker can know. Data that
    /// stream take no time but what they hold the run up by.
    const Move& move(const Job& job, std::uint32_t region, Time now);
    /// Whether the jobs of a class read anything.
    bool reads(std::uint32_t demand) const { return data[demand] && data[demand]->needs().input; }

    /// The transfer that brings what a job reads to its cluster; none where it is there.
    std::optional<Transfer> inward(Id<Job> id, const Job& job, Time now);
    /// The transfer that brings home what it leaves behind.
    std::optional<Transfer> homeward(const Job& job) const;

    /// When a user's first byte can leave: now, or when cheap hours begin.
    Time departure(std::uint32_t user, Purpose purpose, Time now) const;
    bool cheap(Time now) const;
    /// What it costs, rounded to the nearest millionth of a yuan.
    Money price(const Transfer& transfer);
    /// What all lines cost their carriers until now.
    Money rent(Time now) const;
    bool streams(std::uint32_t demand) const {
        return data[demand] && data[demand]->needs().reads == Reads::during;
    }
    /// Whether runs of a class are stopped at their estimate, whatever they still read.
    bool stopped(std::uint32_t demand) const { return stopped_[demand]; }
    std::uint32_t region(std::uint32_t cluster) const { return region_of_[cluster]; }
    /// Nothing is under way, and nothing more will come of its own.
    bool idle() const;

    template <class Fact>
    void on(const Fact& fact) {
        if constexpr (requires { record.on(fact); }) record.on(fact);
        if constexpr (std::is_same_v<Fact, Started>)
            if (max_latency_[fact.job.demand]) meet(fact.job);
        if constexpr (std::is_same_v<Fact, Moved>) pay(fact);
        if constexpr (std::is_same_v<Fact, Restarted>) record.restart(wan, fact.at);
    }

    Wan wan;
    std::vector<std::optional<DataSource>> data{};  // (demand)
    std::vector<TransferSource> sources{};
    Copies copies;
    std::vector<LinkClock> clocks{};  // (link)
    NetworkRecord record;
    TransferLog log{};
    Time announced = never;  // the next arrival of data

    // what was sent has arrived, was given up, or is under way
    std::uint64_t sent = 0;
    std::uint64_t arrived = 0;
    std::uint64_t dropped = 0;
    double sent_bytes = 0;
    double arrived_bytes = 0;
    double dropped_bytes = 0;
    Duration between_looks{};
    Time next_look{};  // the next regular one

  private:
    struct Source {
        std::uint32_t region = 0;
        double rate = 0;   // bytes per second
        double delay = 0;  // s
        double price = 0;  // yuan a byte
    };
    struct Delay {
        std::optional<Duration> delay{};
        Time until{};
    };
    struct Asked {
        std::uint64_t of = 0;  // the count of the job asked about
        Move move{};
    };
    struct Known {
        std::uint64_t number = 0;
        std::uint32_t demand = 0;
        Time at = never;
        std::uint64_t copies = 0;  // changes of copies until then
        JobData data{};
        Time leaves{};     // when its first byte could
        double price = 1;  // factor on prices then
    };

    const JobData& look_up(const Job& job, Time now);
    Move move_anew(const Job& job, std::uint32_t region, Time now);
    bool holds(std::uint32_t region) const;
    std::optional<Source> nearest(std::uint32_t demand, std::uint32_t region, Time now);
    void meet(const Job& job);
    void pay(const Moved& moved);
    double factor(const Transfer& transfer) const {
        return transfer.cheap ? scenario_->network->cheap_hours->factor : 1;
    }

    const Scenario* scenario_;
    std::vector<std::optional<Duration>> max_latency_{};  // (demand)
    std::vector<bool> stopped_{};                         // (demand)
    std::size_t regions_ = 0;
    std::vector<std::uint32_t> region_of_{};  // (cluster)
    // of the job that was asked about last
    Known known_{};
    std::uint64_t asked_ = 0;               // how many jobs have been asked about
    std::vector<std::uint32_t> holders_{};  // regions that have its data
    std::vector<Asked> moves_{};            // (region)
    std::vector<Delay> delays_{};           // (origin, region)
};

}  // namespace models
