#include "analysis/regress/replay.hpp"

#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "analysis/experiments/interval.hpp"
#include "analysis/regress/figures.hpp"
#include "analysis/run_results.hpp"
#include "analysis/sweep/measures.hpp"
#include "analysis/sweep/plan.hpp"
#include "models/scenario_file.hpp"
#include "sim/fingerprint.hpp"

namespace analysis {
namespace {

constexpr double of_means = 0.95;  // confidence of their intervals

// Events between two questions whether to stop.
constexpr std::uint64_t slice_of_replay = 100'000;

struct ReplayedRun {
    std::uint64_t fingerprint = 0;
    std::uint64_t events = 0;
    std::vector<PublishedMetric> figures{};
};

std::optional<ReplayedRun> replay_once(const models::Scenario& scenario,
                                       const MustStop& must_stop) {
    models::World world(scenario);
    while (!world.run(slice_of_replay))
        if (must_stop()) return std::nullopt;
    world.finish();
    return ReplayedRun{world.fingerprint.value(), world.engine.events(),
                       figures_of(RunResults(world, scenario.name, true).summary)};
}

// The numbers of each figure, one a replication that observed it.
class Means {
  public:
    void add(const std::vector<PublishedMetric>& figures) {
        for (const auto& figure : figures) {
            const auto [found, is_new] = index_.emplace(figure.key, means_.size());
            if (is_new) {
                means_.push_back({figure.key, figure.unit});
                means_.back().of = figure.of;
                values_.emplace_back();
            }
            if (!std::isnan(figure.value)) values_[found->second].push_back(figure.value);
        }
    }

    std::vector<PublishedMetric> take() {
        for (std::size_t i = 0; i < means_.size(); ++i) {
            sim::Tally tally;
            for (const double value : values_[i]) tally.add(value);
            auto& mean = means_[i];
            mean.runs = tally.count();
            mean.value = mean.runs == 0 ? not_observed : tally.mean();
            if (mean.runs < 2) continue;
            mean.sd = tally.standard_deviation();
            mean.half_width = interval_of_mean(values_[i], of_means).half_width;
        }
        return std::move(means_);
    }

  private:
    std::vector<PublishedMetric> means_{};
    std::vector<std::vector<double>> values_{};
    std::unordered_map<std::string, std::size_t> index_{};
};

}  // namespace

std::optional<Published> replay(const std::filesystem::path& file, const Published& as,
                                const Version& version, const MustStop& must_stop) {
    auto scenario = models::read_scenario(file, as.set);
    Published now{version_id(version), as.set, as.replications, as.tolerance};
    sim::Fingerprint all;
    Means means;
    for (std::uint32_t i = 0; i < as.replications; ++i) {
        auto run = replay_once(scenario, must_stop);
        if (!run) return std::nullopt;
        ++scenario.replication;
        if (as.replications == 1) {
            now.fingerprint = fmt::format("{:016x}", run->fingerprint);
            now.metrics = std::move(run->figures);
            return now;
        }
        all.add(run->fingerprint, run->events);
        means.add(run->figures);
    }
    now.fingerprint = fmt::format("{:016x}", all.value());
    now.metrics = means.take();
    return now;
}

}  // namespace analysis
