// The state of a run: how everything is now.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/auditor.hpp"
#include "models/brokerage.hpp"
#include "models/cluster.hpp"
#include "models/events.hpp"
#include "models/facts.hpp"
#include "models/job_log.hpp"
#include "models/ledger.hpp"
#include "models/market_record.hpp"
#include "models/metrics.hpp"
#include "models/network/transport.hpp"
#include "models/scenario.hpp"
#include "models/series.hpp"
#include "models/sites.hpp"
#include "models/source.hpp"
#include "models/survey.hpp"
#include "sim/engine.hpp"
#include "sim/fingerprint.hpp"
#include "sim/id.hpp"

namespace models {

/// What is watched beside the metrics.
struct Watch {
    bool jobs = false;   // keep the rows of the job log until they are drained
    bool audit = false;  // keep a second set of books, and check that nothing is lost
};

/// A job that has found no cluster yet, and tries again until it gives up.
struct Seeker {
    Id<Job> job{};
    std::uint64_t number = 0;
    std::uint32_t demand = 0;
};

/// A run: `World world(scenario); while (!world.run(100'000)) …; world.finish();`. Two worlds share
/// nothing but the scenario, which must outlive them.
class World {
  public:
    using Clockwork = Engine<Event>;

    explicit World(const Scenario& scenario, Watch watch = {});
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Handles at most `events` events; true when the run is over.
    bool run(std::uint64_t events);

    /// Ends the run where it stands: jobs still here become `unfinished`, accounts are checked.
    void finish();

    Time now() const { return engine.now(); }
    Time until() const { return until_; }

    /// Everything that was measured.
    std::vector<MetricValue> report() const;

    /// How much is done, from 0 to 1, where that can be told.
    std::optional<double> fraction() const;

    // what the engine asks of a world

    ArrivalStream& arrival_stream() { return arrivals; }
    bool empty() const { return jobs.live() == 0 && (!transport || transport->idle()); }
    bool unsettled() const { return unsettled_clusters > 0; }
    // a job's record lies anywhere, and takes long to come
    void make_ready(const Event& event) const {
        if (const auto* ends = std::get_if<RunEnds>(&event)) jobs.prefetch(ends->job);
    }

    /// Tells everyone who listens.
    template <class Fact>
    void tell(const Fact& fact) {
        metrics.tell(fact);
        if constexpr (requires { series.on(fact); }) series.on(fact);
        if (record) record->on(fact);
        if (transport) transport->on(fact);
        if constexpr (requires(Auditor second) { second.on(fact); })
            if (auditor) auditor->on(fact);
    }

    /// The cluster's scheduler looks at the end of the instant.
    void leave_for_later(Cluster& cluster) {
        if (!cluster.unsettled) ++unsettled_clusters;
        cluster.unsettled = true;
    }

    /// Tells how a cluster is now, brokers included.
    void tell_occupied(const Cluster& cluster);

    /// Whether it still does: its row may hold another job by now.
    bool still_seeks(const Seeker& seeker) const {
        const Job& job = jobs[seeker.job];
        return job.number == seeker.number && job.demand == seeker.demand &&
               job.cluster == nowhere && job.gives_up != never;
    }

    const Scenario& scenario;
    const Watch watch;
    const std::vector<Site> sites;
    Clockwork engine;
    Table<Job> jobs{};
    std::vector<Cluster> clusters{};
    ArrivalStream arrivals{};
    Metrics metrics;
    Series series;
    JobLog log{};
    Brokerage brokerage;
    std::vector<Seeker> seeking{};
    std::vector<std::string> operators{};      // whom tenants pay
    std::vector<std::uint32_t> operator_of{};  // (cluster)
    std::vector<Wide> rented_before{};         // (cluster) at the last move of prices
    Ledger ledger{};
    std::optional<Survey> survey{};
    std::optional<MarketRecord> record{};  // where there is a market
    std::optional<Auditor> auditor{};      // where one watches
    std::optional<Transport> transport{};  // where there is a network
    Fingerprint fingerprint{};
    std::uint32_t unsettled_clusters = 0;
    std::uint64_t arrived = 0;  // jobs so far
    std::uint64_t ended = 0;    // of these, those with an outcome

  private:
    Time until_ = never;
};

}  // namespace models
