// Who goes where: what brokers see of the clusters.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/job.hpp"
#include "models/offer.hpp"
#include "models/scenario.hpp"
#include "models/sites.hpp"
#include "models/tenants.hpp"
#include "sim/random.hpp"

namespace models {

class Transport;

/// A cluster that could serve the jobs of one class and origin.
struct Candidate {
    std::uint32_t cluster = 0;
    std::uint32_t ecosystem = 0;
    double speed = 1;  // work per accelerator and second, relative to the reference chip
    double delay = 0;  // s, one way
    std::uint32_t region = 0;
    bool local = false;
    bool own = false;  // serves only named classes
};

/// What is known of the clusters at one time, column by column.
struct Board {
    std::vector<double> capacity{};  // (cluster) accelerators in service
    std::vector<double> free{};      // (cluster) accelerators
    std::vector<double> backlog{};   // (cluster) accelerator-seconds that wait
    std::vector<double> price{};     // (cluster) yuan per accelerator and second
    std::uint64_t moves = 1;         // of prices
    std::uint64_t expansions = 1;    // of capacities
};

/// Holds what the choice of a cluster depends on, and makes the choice with the scenario's broker.
class Brokerage {
  public:
    Brokerage(const Scenario& scenario, const std::vector<Site>& sites);

    /// Whether a broker chooses at all, or each class names its cluster.
    bool trades() const { return trades_; }

    /// A cluster, or why there is none. A tenant that finds no room where its software runs begins
    /// to port it to where it would have found some.
    struct Choice {
        std::optional<std::uint32_t> cluster{};
        double speed = 1;
        Outcome refused = Outcome::infeasible;
    };
    /// `transport` knows what moving its data to a region would take, and how far users are from
    /// it; none where there is no network.
    Choice choose(const Job& job, Time now, Transport* transport = nullptr);

    /// All that is true now; brokers see it at once, or after the next look.
    Board& board() { return now_; }
    const Board& board() const { return now_; }
    bool looks() const { return age_ > Duration{0}; }
    void look() { seen_ = now_; }

    /// Where a tenant may run at this time.
    Ecosystems runs_on(std::uint32_t demand, std::uint32_t tenant, Time now) const {
        return tenants_[demand].runs_on(tenant, now);
    }

    const std::vector<Candidate>& candidates(std::uint32_t demand, std::uint32_t origin) const {
        return candidates_[demand][origin];
    }
    std::size_t origins() const { return candidates_.front().size(); }

    /// Whether the broker would know of a candidate at all.
    bool sees(const Candidate& candidate, Time now) const;
    bool connected(std::uint32_t cluster, Time now) const {
        return connected_from_[cluster] <= now;
    }

  private:
    void find_candidates(const Scenario& scenario, const std::vector<Site>& sites);
    void settle_tenants(const Scenario& scenario);
    void connect(const Scenario& scenario, const std::vector<Site>& sites);
    // Accelerators it would take at such a speed.
    static double needs(const Job& job, double speed, bool by_gang) {
        const double gang = static_cast<double>(job.gang);
        return by_gang ? std::ceil(gang / speed) : gang;
    }
    // A candidate that the broker sees, with what most are refused by: read in order, so together.
    struct InSight {
        Candidate candidate{};
        double price = 0;     // as the broker knows it
        double capacity = 0;  // accelerators

        Offer offer(double work) const {  // what of it does not depend on how things are now
            Offer offer;
            offer.local = candidate.local;
            offer.own = candidate.own;
            offer.delay = candidate.delay;
            offer.cost = price * work / candidate.speed;
            return offer;
        }
    };
    // Those of a class and origin.
    struct View {
        std::vector<InSight> all{};
        std::uint64_t moves = 0;  // of the prices by which they are in order; at first by delay
        std::uint64_t expansions = 0;
    };
    void look_around(Time now);
    template <class Policy>
    const std::vector<InSight>& in_order(const Policy& policy, const Job& job, const Board& seen);
    Outcome why_none(const Job& job) const;
    template <class Policy>
    Choice choose_by(const Policy& policy, const Job& job, Time now, Transport* transport);

    const Broker* broker_;
    bool trades_ = false;
    Duration age_{};
    std::vector<std::string> ecosystems_{};
    std::vector<std::vector<std::vector<Candidate>>> candidates_{};  // (demand, origin)
    std::vector<std::vector<View>> views_{};  // (demand, origin) as long as nothing connects
    Time views_until_{};
    std::vector<Tenants> tenants_{};      // (demand)
    std::vector<bool> by_gang_{};         // (demand) it adapts its gang
    std::vector<Time> connected_from_{};  // (cluster)
    bool sees_[2][2]{};  // (local, connected) whether the broker ranks such an offer at all
    Board now_{};
    Board seen_{};
};

}  // namespace models
