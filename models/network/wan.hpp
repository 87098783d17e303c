// The network as it is now: which links are up, and what is on its way.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "models/network/routes.hpp"
#include "models/network/transfer.hpp"

namespace models {

/// Links, flows and transfers. Does not know events: whoever uses it asks `next()`.
class Wan {
  public:
    explicit Wan(const Scenario& scenario);

    /// Between two places; listed links in any order where all are shared or one-way.
    WayId way(std::uint32_t from, std::uint32_t to) const;
    WayId listed_way(const std::vector<std::uint32_t>& links);
    /// The places a way leads between; none where its links are listed.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> ends(WayId way) const;

    // a transfer's life: ask, begin, and take or withdraw

    Id<Transfer> ask(const Transfer& transfer) {
        const auto id = transfers_.add(transfer);
        transfers_[id].bytes_left = transfer.bytes;
        return id;
    }
    Transfer& operator[](Id<Transfer> id) { return transfers_[id]; }
    const Transfer& operator[](Id<Transfer> id) const { return transfers_[id]; }
    /// What its first byte takes to arrive; none while no way is open.
    std::optional<Duration> delay(const Transfer& transfer);
    /// It flows from now on, or as soon as a way is open.
    void begin(Id<Transfer> id, Time now);
    /// Calls `visit(channel, bytes)` for each channel that a transfer which has arrived took.
    template <class Visit>
    void each_hop(const Transfer& transfer, Visit visit) {
        for (const Leg& leg : transfer.legs)
            for (const auto channel : leg.channels) visit(channel, leg.bytes);
        for (const auto channel : find_way(transfer.way).channels)
            visit(channel, transfer.on_its_way(transfer.bytes));
    }
    /// A transfer that is under way and gets nothing, where none of them will ever arrive as things
    /// are.
    std::optional<Id<Transfer>> starved();
    /// Ends a transfer before all has arrived. Returns what has not.
    double withdraw(Id<Transfer> id, Time now);
    Time next() { return sharing_.next(); }
    /// The next that has arrived by `now`. It stays until it is forgotten.
    std::optional<Id<Transfer>> take(Time now);
    void forget(Id<Transfer> id) {
        transfers_[id].begins = never;  // its beginning may still be announced
        transfers_.remove(id);
    }

    // links

    /// What the scenario says of a link at a time, all changes and its scale in; `works` the share
    /// that is left of it.
    /// Returns the transfers that take another way from when they `begin` on.
    std::vector<Id<Transfer>> set_link(std::uint32_t link, Date date, double works, Time now);
    double capacity(std::uint32_t link) const { return capacity_[link]; }
    /// What the scenario gives it on a date; `works` the share that is left of it.
    double capacity_on(std::uint32_t link, Date date, double works = 1) const;

    /// What is known of a way between two places for a user. What its links offer was looked at
    /// within `age`, or is now.
    struct Expected {
        double rate = 0;   // bytes per second: what one more flow would get at the fullest link
        double price = 0;  // yuan a byte
        double delay = 0;  // s: of its first byte
    };
    Expected expect(std::uint32_t user, std::uint32_t from, std::uint32_t to, Time now,
                    Duration age);
    /// What moving a byte over a link costs.
    DataPrice price(std::uint32_t channel) const {
        return topology_.specs[topology_.link_of[channel]]->price;
    }

    /// Calls `visit(channel of its own, channels it is taken from)` for each circuit, each way.
    template <class Visit>
    void each_circuit(Visit visit) {
        for (const Reserved& circuit : circuits_)
            visit(circuit.channel, find_way(way(circuit.from, circuit.to)).channels);
    }

    /// Propagation, and queueing behind others' bursts: on each link what one takes to send, times
    /// u / (1 - u) where u is used (the wait of M/M/1, in service times; 0.99 at most). None where
    /// no way is open.
    std::optional<Duration> delay_under_load(std::uint32_t from, std::uint32_t to);

    const Topology& topology() const { return topology_; }
    FairSharing& sharing() { return sharing_; }
    std::size_t live() const { return transfers_.live(); }
    template <class Visit>
    void each(Visit visit) const {
        transfers_.each(visit);
    }

    /// What somebody's waiting for data at a link would have been worth having more of it: yuan per
    /// hour of those held up there, over the bytes per second that they share.
    double shadow_price(std::uint32_t channel, double yuan_per_accelerator_hour);

  private:
    struct Way {
        std::vector<std::uint32_t> channels{};
        Duration latency{};
        DataPrice price{};
        bool open = false;
        bool found = false;
    };
    struct User {
        double cap = 0;  // bytes per second
        double weight = 1;
        std::uint32_t priority = 0;
        std::map<WayId, std::uint32_t> circuits{};  // channels of their own
        std::uint32_t like = 0;                     // the first user with the same terms
        std::uint32_t ranks_like = 0;               // the first with the same weight and priority

        bool same_rank(const User& other) const {
            return weight == other.weight && priority == other.priority;
        }
        bool same_terms(const User& other) const {
            return same_rank(other) && cap == other.cap && circuits == other.circuits;
        }
    };
    struct Offered {
        double rate = 0;  // bytes per second
        Time until{};
    };
    // What is known of a way for users with the same terms, until links change.
    struct Outlook {
        FairSharing::Terms terms{};
        double price = 0;  // yuan a byte
        double delay = 0;  // s
        bool known = false;
        Offered offered{};  // where weights follow latency, and hardly two are alike
    };
    struct Reserved {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        double rate = 0;
        std::uint32_t channel = 0;
    };

    Outlook& outlook(const User& user, WayId way);
    void forget_outlooks();
    void add_users(const Scenario& scenario);
    void add_circuits(const Scenario& scenario);
    Way& find_way(WayId way);
    Id<FairSharing::Kind> kind_for(const Transfer& transfer);
    FairSharing::Terms terms_of(const User& user, WayId way);
    void flow(Id<Transfer> id, double bytes, Time now);
    double halt(Transfer& transfer, Time now);
    void leave_kind(Transfer& transfer);
    void reserve(Time now);
    using Ways = std::vector<std::vector<Way>>;  // (from, to); empty: not asked for
    std::vector<Id<Transfer>> reroute(const Ways& before, Time now);
    bool is_to_come(const Transfer& transfer, const Ways& before, Time now);
    bool sent_anew(Transfer& transfer, const Ways& before, Time now);
    bool turns(Transfer& transfer, const Ways& before, Time now);
    const Way& way_before(const Ways& before, WayId way);
    void hope(WayId way, Time now) const;
    bool opens(const std::pair<std::uint32_t, std::uint32_t>& places, Date date) const;

    const Network* network_;
    Topology topology_;
    Routes routes_;
    Date start_{};
    bool ends_ = false;  // at a time, whatever is under way
    FairSharing sharing_{};
    Table<Transfer> transfers_{};
    std::vector<Id<Transfer>> by_flow_{};
    std::vector<User> users_{};
    std::vector<Reserved> circuits_{};
    std::vector<double> capacity_{};  // (link) bytes per second
    Ways ways_{};                     // since links changed
    std::vector<Way> listed_ways_{};
    std::map<std::vector<std::uint32_t>, WayId> listed_ids_{};  // by links
    std::map<std::tuple<WayId, std::uint32_t, double>, Id<FairSharing::Kind>>
        kinds_{};                    // (way, user, cap)
    std::vector<double> waiting_{};  // (kind) accelerators that wait for its flows

    std::vector<std::vector<Outlook>> outlooks_{};  // (user, way)
    std::vector<std::vector<Offered>> offered_{};   // (user, channel)
};

}  // namespace models
