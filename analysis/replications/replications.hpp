// Independent repetitions of one scenario, and what they measured.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analysis/in_parallel.hpp"
#include "analysis/replications/mean_course.hpp"
#include "models/metric_value.hpp"
#include "models/scenario.hpp"
#include "models/world.hpp"
#include "sim/tally.hpp"

namespace analysis {

/// A number that each replication reports of a metric.
struct Observed {
    std::string name{};            // empty for the value itself, else `p95`, `max` …
    std::vector<double> values{};  // (replication); not a number where nothing was observed
};

struct ReplicatedMetric {
    models::MetricValue form{};        // what it is; its numbers are those of no replication
    std::vector<Observed> observed{};  // the value, and of a sample its quantiles and maximum
};

/// What identifies a replication.
struct PlayedReplication {
    std::uint32_t replication = 0;
    std::uint64_t fingerprint = 0;
    std::uint64_t events = 0;
};

/// Replications of a scenario, from the one it names. Nothing depends on the number of threads, nor
/// on how many are played at a time.
class Replications {
  public:
    explicit Replications(models::Scenario scenario, models::Watch watch = {});

    /// Plays so many more; false where `must_stop` said so: then those are kept before which none
    /// is missing.
    bool play(std::uint32_t more, unsigned threads, const MustStop& must_stop);

    const models::Scenario& scenario() const { return scenario_; }
    const std::vector<PlayedReplication>& played() const { return played_; }
    const std::vector<ReplicatedMetric>& metrics() const { return metrics_; }
    const MeanCourse& course() const { return course_; }

    /// The first of them at its end.
    const models::World& first() const { return first_->world; }

    /// Of a key as sweeps measure it, such as `wait` or `wait.by_class.training.p95`; null where
    /// there is none.
    const Observed* find(const std::string& key) const;

  private:
    struct Run {
        explicit Run(models::Scenario scenario, models::Watch watch);
        const models::Scenario scenario;
        models::World world;
    };
    struct Ended {
        PlayedReplication played{};
        std::vector<models::MetricValue> report{};
        std::vector<CourseInterval> course{};
    };
    std::optional<Ended> play_one(std::uint32_t replication, const MustStop& stopped);
    void fold(const Ended& ended);

    const models::Scenario scenario_;
    const models::Watch watch_;
    std::vector<PlayedReplication> played_{};
    std::vector<ReplicatedMetric> metrics_{};
    MeanCourse course_{};
    std::unique_ptr<Run> first_{};
};

/// Of the replications that observed anything.
sim::Tally tally_of(const Observed& observed);

/// What `Replications::find` finds where such metrics are reported.
std::vector<std::string> replicated_keys(const std::vector<models::MetricValue>& metrics);

/// `wait`, `wait.p95`: a reading of the metric of that key.
std::string key_of(const models::MetricValue& metric, const Observed& reading);

}  // namespace analysis
