// Fair sharing: flows over links of limited capacity, each as fast as max-min fairness lets it be.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "sim/bits.hpp"
#include "sim/id.hpp"
#include "sim/time.hpp"

namespace sim {

/// Weighted max-min fairness with caps and priorities, by progressive filling (Bertsekas and
/// Gallager, Data Networks, 1992, §6.5.2): within a priority nobody can get more but by taking from
/// one that has no more per weight; lower priorities share what higher ones leave. An amount is
/// whatever flows (bytes, cars), a rate an amount per second.
///
/// Flows of the same route, cap, weight and priority are a kind: they share one rate, and end in
/// the order of what their kind had served when they began. So a change of rates touches kinds, not
/// flows; a flow that finds room for its cap, or leaves a route on which nobody is held up, changes
/// no other's rate. Few links are full: rates are found as if only those that were could be, and
/// are right if they fill no other; if they do, that is one of them, and rates are found again.
class FairSharing {
  public:
    struct Link;
    struct Kind;
    struct Flow;

    /// The cap of a flow that only its links hold up.
    static constexpr double unlimited = std::numeric_limits<double>::infinity();

    /// A link on the way, and how much of it one unit of the flow takes.
    struct Hop {
        Id<Link> link{};
        double usage = 1;
    };
    /// Needs a link or a cap; crosses a link once. A weight of 0 stands still.
    struct Terms {
        std::vector<Hop> route{};
        double cap = unlimited;
        double weight = 1;
        std::uint32_t priority = 0;  // 0 goes first
    };

    /// With each flow beyond the first it loses a share of its capacity.
    Id<Link> add_link(double capacity, double contention = 0);
    Id<Kind> add_kind(const Terms& terms);
    /// Its number may be given to another; it must have no flows.
    void drop_kind(Id<Kind> kind);

    // what happens; time never goes back

    Id<Flow> start(Id<Kind> kind, double amount, Time now);
    /// A flow goes before its end. Returns what of it has not passed.
    double withdraw(Id<Flow> flow, Time now);
    void set_capacity(Id<Link> link, double capacity, Time now);
    /// Removes the next flow that ends by `now`: of the first kind that has one, the earliest.
    std::optional<Id<Flow>> take(Time now);

    /// When the next flow ends if nothing else happens.
    Time next();

    // how it is since the last change

    /// Of each flow of the kind.
    double rate(Id<Kind> kind);
    double used(Id<Link> link);
    /// Whether somebody would be faster if the link had more.
    bool holds_up(Id<Link> link);
    /// The link at which the flows of a kind are held up; none where it is their own cap.
    std::optional<Id<Link>> held_up_at(Id<Kind> kind);
    /// What one more flow would get of a link if nobody there became faster: of what higher
    /// priorities leave, at least what its own leaves, and as much per weight as others have.
    double offer(Id<Link> link, double weight, std::uint32_t priority);

    /// What has come together up to `now`.
    struct Totals {
        double carried = 0;  // amount
        Duration held_up{};  // time in which the link held somebody up
    };
    Totals totals(Id<Link> link, Time now);

    double capacity(Id<Link> link) const;
    std::uint64_t flows(Id<Kind> kind) const;
    Id<Kind> kind_of(Id<Flow> flow) const { return flows_[flow].kind; }
    std::size_t links() const;
    std::size_t kinds() const;
    std::size_t live() const { return flows_.live(); }

    struct Flow {
        Id<Kind> kind{};
    };

  private:
    static constexpr std::uint32_t nobody = UINT32_MAX;
    static constexpr double rounding = 1e-12;  // of sums of rates, relative to a capacity

    // A flow ends when its kind has served each flow so much since it last stood empty.
    struct Ending {
        double served = 0;
        std::uint64_t number = 0;
        Id<Flow> flow{};
        bool operator>(const Ending& o) const {
            return served != o.served ? served > o.served : number > o.number;
        }
    };

    // A kind with flows, in the order in which rates that rise together meet caps.
    struct Capped {
        double level = 0;  // cap over weight
        std::uint32_t kind = 0;
        auto operator<=>(const Capped&) const = default;
    };

    void pass_until(Time now);
    void serve(Kind& kind);
    void enter(std::uint32_t kind);
    void leave(std::uint32_t kind);
    Capped capped(std::uint32_t kind) const;
    bool has_room(const Kind& kind) const;
    bool is_held_up(const Kind& kind) const;
    double usage_of(const Kind& kind, Id<Link> link) const;
    std::span<const Hop> route(const Kind& kind) const;
    void set_rate(std::uint32_t kind, double rate);
    void carry(Link& link) const;
    void announce(std::uint32_t kind);
    void find_least_due();
    void settle() {
        if (unsettled_) share();
    }

    // rates anew
    void share();
    void let_go();
    bool can_fill(std::uint32_t link);
    void weigh(std::uint32_t link);
    void find_rates();
    void begin_priority(std::uint32_t priority);
    void fill();
    struct Fullest {
        std::uint32_t link = nobody;
        double level = unlimited;  // rate per weight
    };
    Fullest fullest();
    double open_weights(std::uint32_t link) const;
    void fix(std::uint32_t kind, double rate, std::uint32_t held_up_at);
    void find_rate(std::uint32_t kind, double rate);
    bool suspect_others();
    void apply();
    void sum_up_anew();

    std::vector<Link> links_;
    std::vector<Kind> kinds_;
    std::vector<Hop> hops_{};                                        // of all kinds
    std::map<std::uint32_t, std::vector<std::uint32_t>> dropped_{};  // (number of hops) kinds
    Table<Flow> flows_{};
    std::uint64_t started_ = 0;
    Time now_{};
    bool unsettled_ = false;
    std::vector<Bits> of_priority_{};
    std::vector<Capped> by_cap_{};

    std::vector<std::vector<Ending>> endings_{};  // (kind) a heap
    std::vector<Time> due_{};                     // (kind) the end of its next flow
    std::vector<Time> least_due_{};               // (word of kinds)
    std::vector<std::uint8_t> changed_{};         // (word of kinds) its least is not known

    // The flows of a priority on a link.
    struct Crossing {
        double weights = 0;  // times usage
        std::uint32_t kinds = 0;
    };
    std::vector<Crossing> priorities_{};  // (priority, link) of links that are weighed

    // A suspect while rates are found; of other links these numbers mean nothing.
    struct Filling {
        double left = 0;         // of its capacity
        double weights = 0;      // of the flows without a rate, times usage
        double summed = 0;       // the same when they were summed
        std::uint32_t open = 0;  // kinds without a rate
    };
    std::vector<Filling> filling_{};         // (link)
    std::vector<double> more_{};             // (link) carried than before
    std::vector<std::uint32_t> suspects_{};  // links that may hold somebody up
    std::vector<double> found_{};            // (kind) its new rate
    Bits open_{};                            // without a rate
    Bits crossing_{};                        // kinds that cross suspects
    Bits crossed_{};                         // the same, at the last sharing
    Bits moved_{};                           // kinds with another rate than before
    std::uint64_t sharings_ = 0;
};

struct FairSharing::Link {
    double capacity = 0;
    double contention = 0;  // share of it lost with each flow beyond the first
    double used = 0;
    std::uint64_t flows = 0;
    bool suspected = false;
    bool holds_up = false;
    bool weighed = false;  // since flows came or went
    double wanted = 0;     // by all flows at their caps, once weighed
    Bits kinds{};          // those with flows
    double carried = 0;
    Time since{};  // carried is up to then
    Duration held_up{};
    Time holds_up_since{};

    bool is_full_at(double rates) const {
        return std::max(rates, 0.0) >= capacity_for(flows) * (1 - rounding);
    }
    /// What so many flows together can get of it.
    double capacity_for(std::uint64_t many) const {
        if (contention == 0 || many < 2) return capacity;
        return capacity * std::max(1 - contention * static_cast<double>(many - 1), 0.0);
    }
};

/// On one line of the cache; what is needed when a flow ends lies elsewhere.
struct alignas(64) FairSharing::Kind {
    double cap = 0;
    double weight = 1;
    std::uint32_t first_hop = 0;
    std::uint32_t hop_count = 0;
    std::uint32_t priority = 0;
    std::uint32_t held_up_at = nobody;
    std::uint64_t flows = 0;
    double rate = 0;
    double served = 0;  // to each flow, up to `since`
    Time since{};
};

inline FairSharing::Capped FairSharing::capped(std::uint32_t number) const {
    return {kinds_[number].cap / kinds_[number].weight, number};
}
inline std::span<const FairSharing::Hop> FairSharing::route(const Kind& kind) const {
    return {hops_.data() + kind.first_hop, kind.hop_count};
}
inline double FairSharing::capacity(Id<Link> link) const { return links_[link.value].capacity; }
inline std::size_t FairSharing::links() const { return links_.size(); }
inline std::size_t FairSharing::kinds() const { return kinds_.size(); }
inline std::uint64_t FairSharing::flows(Id<Kind> kind) const { return kinds_[kind.value].flows; }

}  // namespace sim
