#include "analysis/sweep/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/experiments/grid.hpp"
#include "analysis/sweep/factor_keys.hpp"
#include "analysis/sweep/number_with_unit.hpp"
#include "models/scenario_file.hpp"
#include "sim/math.hpp"

namespace analysis {
namespace {

// 12 digits: what a sum of steps leaves behind in the last ones is not shown.
std::string number_text(double x) { return fmt::format("{:.12g}", x); }

std::size_t level_at(double coordinate, std::size_t levels) {
    const auto count = static_cast<double>(levels);
    return static_cast<std::size_t>(std::min(std::floor(coordinate * count), count - 1));
}

void add_problem(StudyFile& file, const std::string& path, std::string_view text) {
    file.document.problems.add(file.document.place(path), path, text);
}

std::vector<sim::Problem> problems_with(const Settings& settings, const StudyFile& file) {
    auto sets = file.study.set;
    for (auto& set : as_sets(settings)) sets.push_back(std::move(set));
    try {
        models::read_scenario(file.scenario, sets);
    } catch (const sim::InputError& error) {
        return error.problems;
    }
    return {};
}

bool leads_to(std::string_view key, std::string_view path) {
    return path.starts_with(key) &&
           (path.size() == key.size() || path[key.size()] == '.' || path[key.size()] == '[');
}

}  // namespace

Factors::Factors(StudyFile& file) {
    check_keys(file);
    for (std::size_t i = 0; i < file.study.vary.size(); ++i)
        factors_.push_back(prepared(file.study.vary[i], file, i));
    file.document.problems.check();
    check_lengths(file);
    file.document.problems.check();
    try_values(file);
    file.document.problems.check();
    try_between(file);
    file.document.problems.check();
}

Factors::Prepared Factors::prepared(const Factor& factor, StudyFile& file, std::size_t at) {
    Prepared result{factor};
    if (!factor.from) return result;
    const auto problem = [&](std::string_view key, std::string_view text) {
        add_problem(file, fmt::format("vary[{}].{}", at, key), text);
    };
    const auto from = number_with_unit(*factor.from);
    const auto to = number_with_unit(*factor.to);
    if (!from.value) problem("from", from.problem);
    if (!to.value) problem("to", to.problem);
    if (!from.value || !to.value) return result;
    result.from = from.value->number;
    result.to = to.value->number;
    result.unit = from.value->unit;
    if (to.value->unit != result.unit)
        problem("to", fmt::format("`{}` has another unit than `{}`", *factor.to, *factor.from));
    if (factor.scale == Scale::logarithmic && (result.from <= 0 || result.to <= 0))
        problem("scale", "a logarithmic range needs positive ends");
    const bool needs_steps = wants_levels(file.study.design);
    if (needs_steps && factor.steps < 2)
        problem("steps", "a range in a grid or a list needs at least 2 `steps`");
    if (!needs_steps && factor.steps != 0)
        problem("steps", "this design chooses points by itself; leave `steps` out");
    return result;
}

// In a list the first values of all factors belong together, then the second ones.
void Factors::check_lengths(StudyFile& file) const {
    const auto many = levels();
    if (std::holds_alternative<designs::List>(file.study.design)) {
        for (std::size_t i = 1; i < factors_.size(); ++i) {
            if (many[i] == many[0]) continue;
            const auto& factor = factors_[i].factor;
            add_problem(file,
                        fmt::format("vary[{}].{}", i, factor.values.empty() ? "steps" : "values"),
                        fmt::format("`{}` has {} values and `{}` {}: in a list all need as many",
                                    factor.key, many[i], factors_[0].factor.key, many[0]));
        }
    }
    const auto points = count_points(file.study.design, many);
    if (points > most_points)
        add_problem(file, wants_levels(file.study.design) ? "vary" : "design",
                    fmt::format("makes more than {} points", most_points));
}

// What is wrong with a value is told once and with its place, not once a point.
void Factors::try_values(StudyFile& file) const {
    try_sets(file);
    if (std::holds_alternative<designs::List>(file.study.design)) {
        lay_out(file.study.design, levels(),
                [&](const Coordinates& point) { tell(file, point, problems_at(point, file)); });
        return;
    }
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        const auto& values = factors_[i].factor.values;
        const std::size_t count = values.empty() ? 2 : values.size();
        for (std::size_t level = 0; level < count; ++level) {
            const double coordinate =
                values.empty() ? static_cast<double>(level) : at_level(level, count);
            const auto text = text_of(factors_[i], coordinate);
            const auto problems = problems_with({{factors_[i].factor.key, text}}, file);
            if (problems.empty() || makes_sense(i, coordinate, file)) continue;
            for (const auto& problem : problems)
                add_problem(file, value_path(i, coordinate), problem.message);
        }
    }
}

// A design that chooses points by itself meets values between the ends of a range.
void Factors::try_between(StudyFile& file) const {
    constexpr double somewhere = 0.381966;  // between the whole numbers of any short range
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        if (!factors_[i].factor.values.empty() || factors_[i].factor.steps > 0) continue;
        const auto problems =
            problems_with({{factors_[i].factor.key, text_of(factors_[i], somewhere)}}, file);
        if (problems.empty() || makes_sense(i, somewhere, file)) continue;
        Coordinates point(factors_.size(), 0);
        point[i] = somewhere;
        tell(file, point, problems_at(point, file));
    }
}

// A value that is wrong alone may be right beside those of the others.
bool Factors::makes_sense(std::size_t factor, double coordinate, const StudyFile& file) const {
    for (const double others : {0.0, 1.0}) {
        Coordinates point(factors_.size(), others);
        point[factor] = coordinate;
        if (problems_at(point, file).empty()) return true;
    }
    return false;
}

std::vector<sim::Problem> Factors::problems_at(const Coordinates& point,
                                               const StudyFile& file) const {
    return problems_with(at(point), file);
}

sim::InputError Factors::told(StudyFile& file, const Coordinates& point,
                              const sim::InputError& error) const {
    tell(file, point, error.problems);
    return sim::InputError(file.document.problems.take());
}

void Factors::tell(StudyFile& file, const Coordinates& point,
                   const std::vector<sim::Problem>& problems) const {
    const auto settings = at(point);
    for (const auto& problem : problems) {
        const auto found = std::ranges::find_if(
            settings, [&](const Setting& one) { return leads_to(one.first, problem.path); });
        if (found == settings.end()) {
            add_problem(file, "vary",
                        fmt::format("{}: {}: {}", fmt::join(as_sets(settings), ", "), problem.path,
                                    problem.message));
            continue;
        }
        const auto i = static_cast<std::size_t>(found - settings.begin());
        auto others = settings;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
        auto text = problem.message;
        if (!others.empty()) text += fmt::format(" (where {})", fmt::join(as_sets(others), ", "));
        if (rounding_helps(i, point, file)) text += "; `whole: true` rounds the values of a range";
        add_problem(file, value_path(i, point[i]), text);
    }
}

bool Factors::rounding_helps(std::size_t factor, const Coordinates& point,
                             const StudyFile& file) const {
    auto rounded = factors_[factor];
    if (!rounded.factor.values.empty() || rounded.factor.whole) return false;
    rounded.factor.whole = true;
    auto settings = at(point);
    settings[factor].second = text_of(rounded, point[factor]);
    return problems_with(settings, file).empty();
}

// `vary[0].values[2]`, an end of a range, or all of it.
std::string Factors::value_path(std::size_t factor, double coordinate) const {
    const auto count = factors_[factor].factor.values.size();
    if (count > 0) return fmt::format("vary[{}].values[{}]", factor, level_at(coordinate, count));
    const auto* end = coordinate == 0 ? ".from" : coordinate == 1 ? ".to" : "";
    return fmt::format("vary[{}]{}", factor, end);
}

std::vector<std::string> Factors::keys() const {
    std::vector<std::string> keys;
    for (const auto& prepared : factors_) keys.push_back(prepared.factor.key);
    return keys;
}

Levels Factors::levels() const {
    Levels levels;
    for (const auto& [factor, from, to, unit] : factors_)
        levels.push_back(factor.values.empty() ? static_cast<std::size_t>(factor.steps)
                                               : factor.values.size());
    return levels;
}

std::string Factors::text_of(const Prepared& prepared, double coordinate) {
    const auto& [factor, from, to, unit] = prepared;
    if (!factor.values.empty()) {
        return factor.values[level_at(coordinate, factor.values.size())];
    }
    double number = coordinate == 1 ? to : from + coordinate * (to - from);
    if (factor.scale == Scale::logarithmic && coordinate != 1)
        number = from * sim::math::exp(coordinate * sim::math::log(to / from));
    if (factor.whole) number = std::round(number);
    return number_text(number) + unit;
}

Settings Factors::at(const Coordinates& point) const {
    Settings settings;
    for (std::size_t i = 0; i < factors_.size(); ++i)
        settings.emplace_back(factors_[i].factor.key, text_of(factors_[i], point[i]));
    return settings;
}

std::vector<std::string> as_sets(const Settings& settings) {
    std::vector<std::string> sets;
    for (const auto& [key, value] : settings) sets.push_back(fmt::format("{}={}", key, value));
    return sets;
}

}  // namespace analysis
