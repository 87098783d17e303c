#include "analysis/sweep/sweep_tables.hpp"

#include <fmt/format.h>

#include <cmath>

#include "analysis/experiments/student.hpp"
#include "analysis/sweep/effects.hpp"
#include "analysis/sweep/number_with_unit.hpp"
#include "sim/tally.hpp"

namespace analysis {
namespace {

Cell whole_cell(std::uint64_t x) { return static_cast<std::int64_t>(x); }

// A factor as a column: numbers where all its values are numbers of one unit.
struct FactorColumn {
    Column column{};
    bool is_number = false;

    Cell cell(const std::string& text) const {
        if (is_number) return number_with_unit(text).value->number;
        return text;
    }
};

std::vector<FactorColumn> factor_columns(const SweepHead& head) {
    std::vector<FactorColumn> columns;
    for (const auto& vary : head.study["vary"]) {
        Factor factor{vary["key"], vary["values"]};
        if (!vary["from"].is_null()) factor.from = vary["from"];
        const auto unit = shared_unit(factor);
        columns.push_back(
            {{factor.key, unit.value_or(""), "The factor of that path in the scenario."}, !!unit});
    }
    return columns;
}

class Writer {
  public:
    Writer(const SweepHead& head, RunsInOrder& runs, TableSink& sink)
        : head_(head), runs_(runs), sink_(sink), factors_(factor_columns(head)) {}

    void write() {
        put_runs();
        put_points();
        if (tells_effects(head_)) put_effects();
    }

  private:
    std::vector<Column> with_factors(std::vector<Column> front, std::vector<Column> back) const {
        for (const auto& factor : factors_) front.push_back(factor.column);
        front.insert(front.end(), back.begin(), back.end());
        return front;
    }
    void put_settings(std::vector<Cell>& row, const Settings& settings) const {
        for (std::size_t i = 0; i < factors_.size(); ++i)
            row.push_back(factors_[i].cell(settings[i].second));
    }

    void put_runs() {
        std::vector<Column> front{{"run", "", "Its number in the plan, from 0."},
                                  {"id", "", "A hash of what was played."},
                                  {"point", "", "The point of the design, from 0."},
                                  {"replication", "", "Which chance it saw."}};
        std::vector<Column> back{{"fingerprint", "", "Of the stream of events."},
                                 {"error", "", "Why there are no results."}};
        for (const auto& [key, unit, about] : head_.measures) back.push_back({key, unit, about});
        sink_.begin("runs", with_factors(std::move(front), std::move(back)));
        std::vector<Cell> row;
        runs_.for_each([&](const PlannedRun& planned, const std::optional<FinishedRun>& finished) {
            if (!finished) return;
            row = {whole_cell(planned.run), planned.id, whole_cell(planned.point),
                   whole_cell(planned.replication)};
            put_settings(row, planned.settings);
            row.emplace_back(finished->fingerprint);
            row.emplace_back(finished->error ? Cell(*finished->error) : Cell());
            for (std::size_t i = 0; i < head_.measures.size(); ++i)
                row.emplace_back(finished->error ? not_observed : finished->answers[i].value);
            sink_.put(row);
        });
    }

    void put_points() {
        const auto interval = fmt::format("of the {:g} % interval", head_.confidence * 100);
        sink_.begin("points",
                    with_factors({{"point", "", "The point of the design, from 0."}},
                                 {{"measure", "", "A metric of summary.json."},
                                  {"unit", "", "Of the four numbers on the right."},
                                  {"runs", "", "How many observed it."},
                                  {"mean", "", "Over runs."},
                                  {"low", "", fmt::format("The lower end {}.", interval)},
                                  {"high", "", fmt::format("The upper end {}.", interval)},
                                  {"sd", "", "Standard deviation between runs."}}));
        outputs_.assign(head_.measures.size(), {});
        std::vector<Cell> row;
        for_each_point(head_, runs_, [&](std::uint64_t point, const PointMeans& found) {
            for (std::size_t i = 0; i < head_.measures.size(); ++i) {
                const auto& [mean, half_width, deviation, count] = found.means[i];
                row = {whole_cell(point)};
                put_settings(row, found.settings);
                for (const Cell& cell : {Cell(head_.measures[i].key), Cell(head_.measures[i].unit),
                                         whole_cell(count), Cell(mean), Cell(mean - half_width),
                                         Cell(mean + half_width), Cell(deviation)})
                    row.push_back(cell);
                sink_.put(row);
                if (tells_effects(head_)) outputs_[i].push_back(mean);
            }
        });
    }

    void put_effects() {
        sink_.begin("effects",
                    {{"measure", "", "A metric of summary.json."},
                     {"factor", "", "What varies."},
                     {"effect", "",
                      "first_order and total: shares of variance (Sobol'). mean, mean_absolute and "
                      "deviation: of the change over the factor's whole range (Morris)."},
                     {"unit", "", "Of the three numbers on the right."},
                     {"value", "", "The estimate."},
                     {"low", "", "The lower end of its interval."},
                     {"high", "", "The upper end of its interval."}});
        for (const auto& [measure, factor, kind, unit, value, low, high] :
             effects_of(head_, outputs_).known)
            sink_.put({measure, factor, kind, unit, value, low, high});
    }

    const SweepHead& head_;
    RunsInOrder& runs_;
    TableSink& sink_;
    std::vector<FactorColumn> factors_{};
    std::vector<std::vector<double>> outputs_{};  // (measure, point), where effects are told
};

// The runs of one point.
class PointSums {
  public:
    explicit PointSums(const SweepHead& head) : head_(head), tallies_(head.measures.size()) {}

    void add(const FinishedRun& run) {
        for (std::size_t i = 0; i < tallies_.size(); ++i) {
            const auto& answer = run.answers[i];
            if (!std::isfinite(answer.value)) continue;
            tallies_[i].tally.add(answer.value);
            tallies_[i].own = answer.half_width;
        }
    }

    PointMeans means(const Settings& settings) const {
        PointMeans result{settings};
        for (const auto& [tally, own] : tallies_) {
            const auto count = tally.count();
            PointMeans::Mean mean{not_observed, not_observed, not_observed, count};
            if (count > 0) mean.mean = tally.mean();
            if (count > 1) {
                mean.deviation = tally.standard_deviation();
                mean.half_width = student(head_.confidence, count - 1) * mean.deviation /
                                  std::sqrt(static_cast<double>(count));
            } else if (own && head_.replications == 1) {
                mean.half_width = *own;
            }
            result.means.push_back(mean);
        }
        return result;
    }

  private:
    struct Measured {
        sim::Tally tally{};
        std::optional<double> own{};
    };
    const SweepHead& head_;
    std::vector<Measured> tallies_{};
};

}  // namespace

void for_each_point(const SweepHead& head, RunsInOrder& runs,
                    const std::function<void(std::uint64_t, const PointMeans&)>& visit) {
    auto sums = std::make_unique<PointSums>(head);
    std::uint64_t seen = 0;
    runs.for_each([&](const PlannedRun& planned, const std::optional<FinishedRun>& finished) {
        if (finished && !finished->error) sums->add(*finished);
        if (++seen % head.replications != 0) return;
        visit(planned.point, sums->means(planned.settings));
        sums = std::make_unique<PointSums>(head);
    });
}

void write_tables(const SweepHead& head, RunsInOrder& runs, TableSink& sink) {
    Writer(head, runs, sink).write();
    sink.close();
}

}  // namespace analysis
