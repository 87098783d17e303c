// Scenarios with a network, played in tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/scenario_file.hpp"
#include "models/world.hpp"

namespace network {

inline const std::string two_places = R"(
start: 2025-01-01
latency: {ends: 0 s}
regions:
  a: {latitude: 0, longitude: 0}
  b: {latitude: 0, longitude: 1}
)";

/// Two regions and a link of 1 MB/s between them.
inline const std::string one_link = R"(
network:
  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, price: 1 CNY/MB}}
)";
inline const std::string two_regions = two_places + one_link;

/// Jobs from a that can only run in b, with further keys of theirs.
inline std::string far_jobs(const std::string& network, const std::string& keys) {
    return two_places + network + R"(
broker: home_first
data_centers: {far: {region: b, clusters: {c: {nodes: 4}}}}
demand:
  work:
    arrivals: {kind: renewal, gap: 10 s}
    run_time: 100 s
    origins: {a: 1}
)" + keys;
}

/// A run to its end, audited, with its transfers.
class Played {
  public:
    explicit Played(const std::string& yaml, bool to_the_end = true)
        : scenario_(models::parse_scenario(yaml)),
          world_(std::make_unique<models::World>(scenario_,
                                                 models::Watch{.jobs = true, .audit = true})) {
        if (!to_the_end) return;
        while (!world_->run(1000)) {}
        world_->finish();
        transfers = world_->transport->log.fetch();
        for (const auto& row : world_->log.fetch()) jobs.push_back(row);
        for (const auto& value : world_->report())
            if (value.scope == models::MetricValue::Scope::all)
                metrics[value.name] = value;
            else
                by[value.name][value.of] = value;
    }
    models::World& world() { return *world_; }
    const models::NetworkRecord& record() const { return world_->transport->record; }

    /// Seconds from the start.
    static double at(models::Time time) { return sim::seconds(time.time_since_epoch()); }

    std::vector<models::ArrivedTransfer> transfers{};
    std::vector<models::JobRow> jobs{};
    std::map<std::string, models::MetricValue> metrics{};
    std::map<std::string, std::map<std::string, models::MetricValue>> by{};

  private:
    models::Scenario scenario_;
    std::unique_ptr<models::World> world_;
};

}  // namespace network
