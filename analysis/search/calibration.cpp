#include "analysis/search/calibration.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/experiments/cma_es.hpp"
#include "analysis/experiments/history_matching.hpp"
#include "analysis/experiments/interval.hpp"
#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/nelder_mead.hpp"
#include "models/scenario_file.hpp"

namespace analysis {
namespace {

constexpr double narrow = 1e-3;              // of a range: the search is over
constexpr std::size_t evenly_spread = 4096;  // by which what is left is measured
constexpr std::size_t least_of_a_wave = 3;   // points that an emulator needs

std::vector<Target> targets_of(const StudyFile& file) {
    const auto& given = file.study.calibrate->targets;
    if (!given.empty()) return given;
    std::vector<Target> targets;
    const auto scenario = models::read_scenario(file.scenario, file.study.set);
    for (const auto& row : scenario.hindcast) {
        if (row.out_of_sample) continue;
        targets.push_back(
            {fmt::format("hindcast.{}", row.name), row.observed,
             row.points.value_or(row.tolerance.value_or(0) * std::abs(row.observed))});
    }
    return targets;
}

std::vector<std::string> measures_of_targets(const std::vector<Target>& targets) {
    std::vector<std::string> measures;
    for (const auto& target : targets) measures.push_back(target.measure);
    return measures;
}

class Calibrator {
  public:
    Calibrator(StudyFile& file, PlayedRuns& before, unsigned threads, const MustStop& must_stop,
               const std::function<void(std::size_t)>& look)
        : file_(file),
          asked_(*file.study.calibrate),
          replications_(static_cast<std::uint32_t>(file.study.replications)),
          targets_(targets_of(file)),
          player_(file, before, measures_of_targets(targets_), "calibrate.targets"),
          threads_(threads),
          must_stop_(must_stop),
          look_(look) {
        if (targets_.empty())
            refuse("calibrate", "has no targets, nor has the scenario a hindcast");
        if (dimensions() == 0) refuse("calibrate", "needs something in `vary`");
        result_.targets = targets_;
        result_.unanswered.resize(targets_.size());
    }

    std::optional<Calibrated> calibrate() {
        bool whole = true;
        switch (asked_.method) {
            case Method::nelder_mead: {
                NelderMead search(middle(), 0.25);
                whole = follow(search, [&] { return search.size() < narrow; });
                break;
            }
            case Method::cma_es: {
                CmaEs search(middle(), 0.3, {asked_.seed, 0});
                whole = follow(search, [&] { return search.spread() < narrow; });
                break;
            }
            case Method::history_matching: whole = rule_out(); break;
        }
        if (!whole || result_.tried.empty()) return std::nullopt;
        const auto best = std::ranges::min_element(
            result_.tried, {}, [](const TriedSettings& one) { return comparable(one.misfit); });
        result_.best = static_cast<std::size_t>(best - result_.tried.begin());
        return result_;
    }

  private:
    void refuse(const char* path, std::string_view why) {
        file_.document.problems.add(file_.document.place(path), path, why);
        file_.document.problems.check();
    }

    std::size_t dimensions() const { return player_.factors().size(); }
    Point middle() const { return Point(dimensions(), 0.5); }
    std::size_t most() const { return static_cast<std::size_t>(asked_.points); }

    template <class Search, class Over>
    bool follow(Search& search, Over over) {
        while (!over()) {
            const auto points = search.ask();
            if (result_.tried.empty() && points.size() > most())
                refuse("calibrate.points",
                       fmt::format("this method needs at least {} for {} factors", points.size(),
                                   dimensions()));
            if (result_.tried.size() + points.size() > most()) {
                result_.settled = false;
                return true;
            }
            if (!play(points)) return false;
            std::vector<double> misfits;
            for (auto i = result_.tried.size() - points.size(); i < result_.tried.size(); ++i)
                misfits.push_back(result_.tried[i].misfit);
            search.tell(misfits);
        }
        return true;
    }

    // In two waves: points that fill the ranges, then points among those that are left.
    bool rule_out() {
        const auto first = std::max(least_of_a_wave, most() / 2);
        auto points = sobol(first, dimensions());
        if (!play(points)) return false;
        const auto everywhere = sobol(evenly_spread, dimensions());
        auto left = not_ruled_out(emulated(points), everywhere);
        const auto more = std::min(most() - points.size(), left.size());
        Points second;
        for (std::size_t i = 0; i < more; ++i) second.push_back(left[i * left.size() / more]);
        if (!second.empty()) {
            if (!play(second)) return false;
            points.insert(points.end(), second.begin(), second.end());
            left = not_ruled_out(emulated(points), everywhere);
        }
        result_.left = static_cast<double>(left.size()) / static_cast<double>(evenly_spread);
        const auto keys = player_.factors().keys();
        for (std::size_t d = 0; d < dimensions() && !left.empty(); ++d) {
            const auto [low, high] =
                std::ranges::minmax(left, {}, [&](const Point& point) { return point[d]; });
            result_.ranges.push_back({keys[d], low[d], high[d]});
        }
        return true;
    }

    std::vector<MatchedOutput> emulated(const Points& points) const {
        std::vector<MatchedOutput> outputs;
        for (std::size_t t = 0; t < targets_.size(); ++t) {
            Points known;
            std::vector<double> values;
            for (std::size_t i = 0; i < points.size(); ++i) {
                if (!std::isfinite(result_.tried[i].found[t])) continue;
                known.push_back(points[i]);
                values.push_back(result_.tried[i].found[t]);
            }
            if (known.size() < least_of_a_wave) continue;
            outputs.push_back({{targets_[t].value, targets_[t].tolerance * targets_[t].tolerance},
                               GaussianProcess(known, values, Noise::estimated)});
        }
        return outputs;
    }

    // Of the run that comes after so many of these points: the same for all points, or one that no
    // other run sees.
    std::uint32_t chance(std::size_t runs_before) const {
        return static_cast<std::uint32_t>(file_.study.seeds == Pairing::paired
                                              ? runs_before % replications_
                                              : result_.tried.size() * replications_ + runs_before);
    }

    // Of one point and target, and half its interval; not a number unless all runs gave one.
    std::pair<double, double> mean_of(std::span<const PointPlayer::Played> runs, std::size_t t) {
        std::vector<double> values;
        for (const auto& run : runs) {
            if (std::isfinite(run.values[t])) {
                values.push_back(run.values[t]);
                continue;
            }
            auto& [points, first] = result_.unanswered[t];
            if (points++ == 0) first = run.error.empty() ? "nothing was observed" : run.error;
            return {not_observed, not_observed};
        }
        if (values.size() < 2) return {values.front(), not_observed};
        const auto interval = interval_of_mean(values, file_.study.confidence);
        return {interval.mean, interval.half_width};
    }

    bool play(const Points& points) {
        std::vector<PointPlayer::Run> runs;
        for (const auto& point : points)
            for (std::size_t i = 0; i < replications_; ++i)
                runs.push_back({point, chance(runs.size())});
        const auto answers = player_.play(runs, threads_, must_stop_);
        if (!answers) return false;
        for (std::size_t p = 0; p < points.size(); ++p) {
            TriedSettings one{player_.factors().at(points[p])};
            for (std::size_t t = 0; t < targets_.size(); ++t) {
                const auto all = std::span(*answers).subspan(p * replications_, replications_);
                const auto [mean, half_width] = mean_of(all, t);
                one.found.push_back(mean);
                one.half_width.push_back(half_width);
                const double off = (one.found.back() - targets_[t].value) / targets_[t].tolerance;
                one.misfit += off * off / static_cast<double>(targets_.size());
            }
            result_.tried.push_back(std::move(one));
        }
        look_(result_.tried.size());
        return true;
    }

    StudyFile& file_;
    const Calibration& asked_;
    const std::uint32_t replications_;
    const std::vector<Target> targets_;
    const PointPlayer player_;
    const unsigned threads_;
    const MustStop& must_stop_;
    const std::function<void(std::size_t)>& look_;
    Calibrated result_{};
};

}  // namespace

bool Calibrated::found() const {
    const auto has_answers = [&](const Unanswered& one) { return one.points < tried.size(); };
    return std::isfinite(tried[best].misfit) && std::ranges::all_of(unanswered, has_answers);
}

std::optional<Calibrated> calibrate(StudyFile& file, PlayedRuns& before, unsigned threads,
                                    const MustStop& must_stop,
                                    const std::function<void(std::size_t)>& look) {
    if (!file.study.calibrate) {
        file.document.problems.add(file.document.place("calibrate"), "calibrate",
                                   "is missing: what was observed?");
        file.document.problems.check();
    }
    file.study.design = designs::Sobol{};  // ranges need no steps: the search chooses points
    return Calibrator(file, before, threads, must_stop, look).calibrate();
}

}  // namespace analysis
