#include "analysis/search/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/experiments/kim_nelson.hpp"
#include "analysis/experiments/ocba.hpp"
#include "sim/ensure.hpp"
#include "sim/math.hpp"
#include "sim/tally.hpp"

namespace analysis {
namespace {

constexpr std::size_t most_alternatives = 10'000;

sim::Tally tally_of_values(const std::vector<double>& values) {
    sim::Tally tally;
    for (const double value : values) tally.add(value);
    return tally;
}

class Selector {
  public:
    Selector(StudyFile& file, PlayedRuns& before, const Ranking& asked, unsigned threads,
             const MustStop& must_stop, const std::function<void(std::uint64_t)>& look)
        : study_(file.study),
          asked_(asked),
          player_(file, before, {asked.measure}, "select.measure"),
          threads_(threads),
          must_stop_(must_stop),
          look_(look) {
        lay_out_points(file);
        selected_.measure = player_.measures().front();
    }

    std::optional<Selected> select() {
        if (!play_first()) return std::nullopt;
        const bool whole = asked_.procedure == Procedure::kim_nelson ? by_kim_nelson() : by_ocba();
        if (!whole) return std::nullopt;
        return selected_;
    }

  private:
    void lay_out_points(StudyFile& file) {
        const auto refuse = [&](const char* path, const std::string& why) {
            file.document.problems.add(file.document.place(path), path, why);
            file.document.problems.check();
        };
        if (!wants_levels(study_.design))
            refuse("design", "points to select from are a grid or a list");
        const auto count = count_points(study_.design, player_.factors().levels());
        if (count < 2 || count > most_alternatives)
            refuse("vary", fmt::format("{} points; 2 to {} can be selected from", count,
                                       most_alternatives));
        if (study_.replications < 2)
            refuse("replications", "a selection begins with at least 2 of each point");
        if (static_cast<std::uint64_t>(asked_.runs) <
            count * static_cast<std::uint64_t>(study_.replications))
            refuse("select.runs", "fewer than the first replications of all points");
        if (asked_.procedure == Procedure::kim_nelson && count == 2 && study_.confidence <= 0.5)
            refuse("confidence", "between two points kim_nelson needs more than 0.5: that is luck");
        lay_out(study_.design, player_.factors().levels(), [&](const Coordinates& point) {
            points_.push_back(point);
            selected_.alternatives.push_back({player_.factors().at(point)});
        });
    }

    // The n-th replication of a point: the same of all, or one that no other point sees.
    std::uint32_t chance(std::size_t point, std::size_t n) const {
        return static_cast<std::uint32_t>(
            study_.seeds == Pairing::paired ? n : n * points_.size() + point);
    }

    // So many more of each; true where all were played.
    bool play(const std::vector<std::size_t>& more) {
        std::vector<PointPlayer::Run> runs;
        std::vector<std::size_t> of;
        for (std::size_t i = 0; i < more.size(); ++i) {
            const auto before = selected_.alternatives[i].values.size();
            for (std::size_t j = 0; j < more[i]; ++j) {
                runs.push_back({points_[i], chance(i, before + j)});
                of.push_back(i);
            }
        }
        const auto answers = player_.play(runs, threads_, must_stop_);
        if (!answers) return false;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            const auto& [values, error] = (*answers)[run];
            const double value = values.front();
            if (!std::isfinite(value))
                throw sim::FileError(
                    fmt::format("a run of point {} says nothing to '{}': it cannot be compared{}{}",
                                of[run], asked_.measure, error.empty() ? "" : ": ", error));
            selected_.alternatives[of[run]].values.push_back(value);
        }
        look_(selected_.runs());
        return true;
    }

    bool play_first() {
        return play(std::vector<std::size_t>(points_.size(),
                                             static_cast<std::size_t>(study_.replications)));
    }

    // Larger is better.
    double worth(double value) const { return asked_.best == Best::largest ? value : -value; }

    bool may_play(std::size_t more) const {
        return selected_.runs() + more <= static_cast<std::uint64_t>(asked_.runs);
    }

    bool by_kim_nelson() {
        const KimNelsonRule rule{1 - study_.confidence, asked_.indifference,
                                 static_cast<std::size_t>(study_.replications)};
        std::vector<std::vector<double>> first;
        for (const auto& one : selected_.alternatives) {
            first.emplace_back();
            for (const double value : one.values) first.back().push_back(worth(value));
        }
        KimNelson race(rule, first);
        while (!race.best() && may_play(race.survivors().size())) {
            std::vector<std::size_t> more(points_.size());
            for (const auto i : race.survivors()) more[i] = 1;
            const auto playing = race.survivors();
            if (!play(more)) return false;
            std::vector<double> outputs;
            for (const auto i : playing)
                outputs.push_back(worth(selected_.alternatives[i].values.back()));
            race.tell(outputs);
        }
        for (auto& one : selected_.alternatives) one.in_the_game = false;
        for (const auto i : race.survivors()) selected_.alternatives[i].in_the_game = true;
        selected_.decided = race.best().has_value();
        selected_.best = race.best().value_or(best_of(race.survivors()));
        selected_.probability = selected_.decided ? study_.confidence : not_observed;
        return true;
    }

    bool by_ocba() {
        const auto step = std::max<std::size_t>(10, points_.size() / 2);
        while (may_play(1)) {
            std::vector<double> means;
            std::vector<double> deviations;
            for (const auto& one : selected_.alternatives) {
                const auto tally = tally_of_values(one.values);
                means.push_back(-worth(tally.mean()));
                deviations.push_back(tally.standard_deviation());
            }
            const auto total = std::min<std::uint64_t>(selected_.runs() + step,
                                                       static_cast<std::uint64_t>(asked_.runs));
            if (!play(due(ocba(means, deviations, static_cast<double>(total)), total)))
                return false;
        }
        std::vector<std::size_t> all(points_.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        selected_.best = best_of(all);
        selected_.probability = probability_of_best();
        return true;
    }

    // What of that division is still due, at most up to `total` in all; where nothing is, all that
    // is left goes to the best.
    std::vector<std::size_t> due(const std::vector<double>& division, std::uint64_t total) const {
        std::vector<std::size_t> more(points_.size());
        auto left = total - selected_.runs();
        for (std::size_t i = 0; i < points_.size() && left > 0; ++i) {
            const auto have = static_cast<double>(selected_.alternatives[i].values.size());
            const auto wanted = std::max(0.0, std::round(division[i] - have));
            more[i] = static_cast<std::size_t>(std::min(wanted, static_cast<double>(left)));
            left -= more[i];
        }
        if (left > 0) more[best_of_division(division)] += left;
        return more;
    }

    static std::size_t best_of_division(const std::vector<double>& division) {
        return static_cast<std::size_t>(std::ranges::max_element(division) - division.begin());
    }

    std::size_t best_of(const std::vector<std::size_t>& candidates) const {
        return *std::ranges::max_element(candidates, {}, [&](std::size_t i) {
            return worth(tally_of_values(selected_.alternatives[i].values).mean());
        });
    }

    // Bonferroni's bound (Chen and Lee 2011, "Stochastic simulation optimization", section 3.2).
    double probability_of_best() const {
        const auto best = tally_of_values(selected_.alternatives[selected_.best].values);
        const auto error = [](const sim::Tally& tally) {
            return tally.variance() / static_cast<double>(tally.count());
        };
        double wrong = 0;
        for (std::size_t i = 0; i < points_.size(); ++i) {
            if (i == selected_.best) continue;
            const auto other = tally_of_values(selected_.alternatives[i].values);
            const double apart = std::abs(best.mean() - other.mean());
            const double spread = std::sqrt(error(best) + error(other));
            wrong += spread > 0 ? sim::math::normal_upper(apart / spread) : apart > 0 ? 0 : 0.5;
        }
        return std::max(0.0, 1 - wrong);
    }

    const Study& study_;
    const Ranking& asked_;
    const PointPlayer player_;
    const unsigned threads_;
    const MustStop& must_stop_;
    const std::function<void(std::uint64_t)>& look_;
    std::vector<Coordinates> points_{};
    Selected selected_{};
};

}  // namespace

std::uint64_t Selected::runs() const {
    std::uint64_t count = 0;
    for (const auto& one : alternatives) count += one.values.size();
    return count;
}

std::optional<Selected> select_best(StudyFile& file, PlayedRuns& before, unsigned threads,
                                    const MustStop& must_stop,
                                    const std::function<void(std::uint64_t)>& look) {
    if (!file.study.select) {
        file.document.problems.add(file.document.place("select"), "select",
                                   "is missing: what is to be selected by?");
        file.document.problems.check();
    }
    return Selector(file, before, *file.study.select, threads, must_stop, look).select();
}

}  // namespace analysis
