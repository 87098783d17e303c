#include "analysis/hindcast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/tables.hpp"
#include "sim/math.hpp"

namespace analysis {

namespace {

constexpr double exa = 1e18;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

// Linear between the points, flat beyond them.
template <class Points, class Value>
double interpolated(const Points& points, Date date, Value value) {
    if (points.empty()) return 0;
    if (date <= points.front().date) return value(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (date > points[i].date) continue;
        const double part = static_cast<double>((date - points[i - 1].date).count()) /
                            static_cast<double>((points[i].date - points[i - 1].date).count());
        return value(points[i - 1]) + part * (value(points[i]) - value(points[i - 1]));
    }
    return value(points.back());
}

// Tokens a day that all services are asked for.
double tokens_at(const models::Scenario& scenario, Date date) {
    double sum = 0;
    for (const auto& [name, demand] : scenario.demand) {
        const auto* replicas = std::get_if<models::Replicas>(&demand.arrivals);
        if (replicas == nullptr) continue;
        sum += sim::math::exp(interpolated(
            replicas->load, date, [](const auto& point) { return sim::math::log(point.tokens); }));
    }
    return sum * scenario.demand_scale * scenario.basis_scale();
}

double in_month(const MarketFigures& figures, const models::Observation& what,
                const Selection& of) {
    const auto month = figures.month_of(what.date);
    if (!month) return none;
    if (what.measure == models::Measure::price) return figures.posted(*month, of).value_or(none);
    const auto ladder = figures.ladder_of(*month, of);
    const double reached = what.measure == models::Measure::rented ? ladder.rented : ladder.busy;
    return ladder.in_service > 0 ? reached / ladder.in_service : none;
}

double on_date(const MarketFigures& figures, const models::Observation& what, const Selection& of) {
    const auto& scenario = figures.world().scenario;
    const Time time{what.date - scenario.start};
    if (time > figures.world().now()) return none;
    const Time since{what.from.value_or(scenario.start) - scenario.start};
    const auto fp16 = [&](const Selection& s) { return figures.installed_fp16(time, s) / exa; };
    const auto added = [&](const Selection& s) {
        return figures.installed_accelerators(time, s) - figures.installed_accelerators(since, s);
    };
    const double bridge = scenario.fleet ? scenario.fleet->fp16_per_fp32 : 1;
    switch (what.measure) {
        case models::Measure::installed_fp16: return fp16(of);
        case models::Measure::intelligent_fp32: return fp16(of) / bridge;
        case models::Measure::total_fp32:
            return fp16(of) / bridge +
                   (scenario.fleet ? interpolated(scenario.fleet->general, what.date,
                                                  [](const auto& p) { return p.compute.value; }) /
                                         exa
                                   : 0);
        case models::Measure::installed_share: return fp16(of) / fp16(figures.all());
        case models::Measure::accelerators_added: return added(of);
        case models::Measure::share_added: return added(of) / added(figures.all());
        case models::Measure::tokens: return tokens_at(scenario, what.date);
        case models::Measure::rented:
        case models::Measure::busy:
        case models::Measure::price: break;
    }
    return in_month(figures, what, of);
}

std::string date_text(Date date) { return date_cell(date).substr(0, 10); }

std::string rough_number(double x) {
    if (!std::isfinite(x)) return "-";
    return std::abs(x) >= 1e4 ? fmt::format("{:.3g}", x) : fmt::format("{:.4g}", x);
}

}  // namespace

std::vector<HindcastRow> hindcast_rows(const MarketFigures& figures) {
    std::vector<HindcastRow> rows;
    for (const auto& what : figures.world().scenario.hindcast) {
        HindcastRow row;
        row.name = what.name;
        row.date = what.date;
        row.measure = what.measure;
        row.of = what.of;
        row.observed = what.observed;
        row.grade = what.grade;
        row.out_of_sample = what.out_of_sample;
        const double off = what.points ? *what.points : std::abs(what.observed) * *what.tolerance;
        row.low = what.observed - off;
        row.high = what.observed + off;
        const auto of = figures.named(what.of);
        row.simulated = of ? on_date(figures, what, *of) : none;
        row.within = row.simulated >= row.low && row.simulated <= row.high;
        rows.push_back(row);
    }
    return rows;
}

Json hindcast_json(const std::vector<HindcastRow>& rows) {
    auto list = Json::array();
    for (const auto& row : rows) {
        Json one{{"name", row.name},
                 {"date", date_text(row.date)},
                 {"measure", sim::name_of(row.measure)}};
        if (!row.of.empty()) one["of"] = row.of;
        one["observed"] = row.observed;
        one["simulated"] = std::isfinite(row.simulated) ? Json(row.simulated) : nullptr;
        one["low"] = row.low;
        one["high"] = row.high;
        one["within"] = row.within;
        one["grade"] = sim::name_of(row.grade);
        one["out_of_sample"] = row.out_of_sample;
        list.push_back(one);
    }
    return list;
}

std::string hindcast_text(const std::vector<HindcastRow>& rows) {
    if (rows.empty()) return {};
    std::string text = fmt::format("\n{:<44} {:<10} {:>10} {:>10}  {:<22} {}\n", "hindcast", "date",
                                   "observed", "simulated", "within", "grade");
    std::size_t within = 0;
    std::size_t kept_out = 0;
    std::size_t kept_out_within = 0;
    for (const auto& row : rows) {
        text += fmt::format(
            "{:<44} {:<10} {:>10} {:>10}  {:<22} {}{}\n", row.name.substr(0, 44),
            date_text(row.date), rough_number(row.observed), rough_number(row.simulated),
            fmt::format("{} {} to {}", row.within ? "yes," : "NO, ", rough_number(row.low),
                        rough_number(row.high)),
            row.grade == models::Grade::a ? "A" : "B", row.out_of_sample ? ", out of sample" : "");
        within += !row.out_of_sample && row.within ? 1 : 0;
        kept_out += row.out_of_sample ? 1 : 0;
        kept_out_within += row.out_of_sample && row.within ? 1 : 0;
    }
    return text + fmt::format("{} of {} within; out of sample {} of {}\n", within,
                              rows.size() - kept_out, kept_out_within, kept_out);
}

}  // namespace analysis
