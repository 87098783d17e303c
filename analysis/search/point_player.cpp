#include "analysis/search/point_player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>

#include "analysis/hindcast.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"
#include "sim/spelling.hpp"

namespace analysis {
namespace {

constexpr std::string_view of_hindcast = "hindcast.";

// Events between two questions whether to stop.
constexpr std::uint64_t slice_of_point = 100'000;

std::vector<std::string> known_measures(const std::vector<models::MetricValue>& metrics,
                                        const models::Scenario& scenario) {
    std::vector<std::string> known;
    for (const auto& metric : metrics) known.push_back(key_of(metric));
    for (const auto& row : scenario.hindcast)
        known.push_back(fmt::format("{}{}", of_hindcast, row.name));
    return known;
}

}  // namespace

PointPlayer::PointPlayer(StudyFile& file, PlayedRuns& before,
                         const std::vector<std::string>& measures, const std::string& path)
    : before_(before),
      factors_(file),
      scenario_(models::read_scenario(file.scenario, file.study.set)) {
    head_.scenario = file.scenario.string();
    head_.set = file.study.set;
    const auto metrics = models::World(scenario_).report();
    const auto known = known_measures(metrics, scenario_);
    for (const auto& key : measures) {
        if (auto measure = measure_of(metrics, key)) {
            measures_.push_back(std::move(*measure));
        } else if (key.starts_with(of_hindcast) && std::ranges::count(known, key) > 0) {
            measures_.push_back({key, "", "An observation of the scenario."});
            hindcast_ = true;
        } else {
            file.document.problems.add(file.document.place(path), path,
                                       fmt::format("this scenario has no metric '{}'{}", key,
                                                   sim::did_you_mean(key, known)));
        }
    }
    file.document.problems.check();
}

std::optional<std::vector<double>> PointPlayer::answers(const models::Scenario& scenario,
                                                        const MustStop& stopped) const {
    models::World world(scenario);
    while (!world.run(slice_of_point))
        if (stopped()) return std::nullopt;
    world.finish();
    std::vector<double> values;
    for (const auto& answer : answers_to(measures_, world.report(), 0.95))
        values.push_back(answer.value);
    if (!hindcast_) return values;
    const MarketFigures figures(world);
    for (const auto& row : hindcast_rows(figures))
        for (std::size_t i = 0; i < measures_.size(); ++i)
            if (measures_[i].key == fmt::format("{}{}", of_hindcast, row.name))
                values[i] = row.simulated;
    return values;
}

PointPlayer::Played PointPlayer::play_one(const Run& run, const MustStop& stopped) const {
    Played played{std::vector<double>(measures_.size(), not_observed), ""};
    std::string id;
    std::optional<std::vector<double>> values{};
    try {
        const auto scenario = scenario_of(
            head_, {.replication = run.replication, .settings = factors_.at(run.point)});
        id = before_.id(scenario);
        if (const auto known = before_.find(id, measures_)) return {*known, ""};
        values = answers(scenario, stopped);
    } catch (const sim::BrokenInvariant&) {
        throw;
    } catch (const std::exception& error) {
        played.error = error.what();
    }
    if (values) {
        before_.add(id, measures_, *values);
        played.values = std::move(*values);
    }
    return played;
}

std::optional<std::vector<PointPlayer::Played>> PointPlayer::play(const std::vector<Run>& runs,
                                                                  unsigned threads,
                                                                  const MustStop& must_stop) const {
    std::vector<Played> all(runs.size());
    const auto one = [&](std::size_t i, const MustStop& stopped) {
        all[i] = play_one(runs[i], stopped);
        return true;
    };
    if (!in_parallel(runs.size(), threads, one, must_stop)) return std::nullopt;
    return all;
}

}  // namespace analysis
