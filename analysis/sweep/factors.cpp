#include "analysis/sweep/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/sweep/number_with_unit.hpp"
#include "models/scenario_file.hpp"
#include "sim/math.hpp"

namespace analysis {
namespace {

// 12 digits: what a sum of steps leaves behind in the last ones is not shown.
std::string number_text(double x) { return fmt::format("{:.12g}", x); }

void add_problem(StudyFile& file, const std::string& path, std::string_view text) {
    file.document.problems.add(file.document.place(path), path, text);
}

// Calls `tell` with each problem that the scenario has with these settings.
template <class Tell>
void try_settings(const Settings& settings, const StudyFile& file, Tell tell) {
    auto sets = file.study.set;
    for (auto& set : as_sets(settings)) sets.push_back(std::move(set));
    try {
        models::read_scenario(file.scenario, sets);
    } catch (const sim::InputError& error) {
        for (const auto& problem : error.problems) tell(problem);
    }
}

}  // namespace

Factors::Factors(StudyFile& file) {
    std::set<std::string> keys;
    for (std::size_t i = 0; i < file.study.vary.size(); ++i) {
        const auto& factor = file.study.vary[i];
        if (!keys.insert(factor.key).second) {
            add_problem(file, fmt::format("vary[{}].key", i),
                        fmt::format("`{}` varies already", factor.key));
        }
        factors_.push_back(prepared(factor, file, i));
    }
    file.document.problems.check();
    check_lengths(file);
    file.document.problems.check();
    try_values(file);
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
    models::read_scenario(file.scenario, file.study.set);
    if (std::holds_alternative<designs::List>(file.study.design)) return try_together(file);
    for (std::size_t at = 0; at < factors_.size(); ++at) {
        const auto& values = factors_[at].factor.values;
        const std::size_t count = values.empty() ? 2 : values.size();
        for (std::size_t i = 0; i < count; ++i) {
            double coordinate = static_cast<double>(i);
            if (!values.empty()) coordinate = (coordinate + 0.5) / static_cast<double>(count);
            const auto text = text_of(factors_[at], coordinate);
            try_settings({{factors_[at].factor.key, text}}, file, [&](const sim::Problem& problem) {
                add_problem(file, value_path(at, i), problem.message);
            });
        }
    }
}

// The values of a point of a list belong together: one alone may make no sense.
void Factors::try_together(StudyFile& file) const {
    std::size_t level = 0;
    lay_out(file.study.design, levels(), [&](const Coordinates& point) {
        const auto settings = at(point);
        try_settings(settings, file, [&](const sim::Problem& problem) {
            for (std::size_t i = 0; i < factors_.size(); ++i)
                if (problem.path.starts_with(factors_[i].factor.key))
                    return add_problem(file, value_path(i, level), problem.message);
            add_problem(file, "vary",
                        fmt::format("{}: {}: {}", fmt::join(as_sets(settings), ", "), problem.path,
                                    problem.message));
        });
        ++level;
    });
}

// `vary[0].values[2]`, or the end of a range.
std::string Factors::value_path(std::size_t factor, std::size_t value) const {
    const auto& values = factors_[factor].factor.values;
    if (values.empty()) return fmt::format("vary[{}].{}", factor, value == 0 ? "from" : "to");
    return fmt::format("vary[{}].values[{}]", factor, std::min(value, values.size() - 1));
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
        const double count = static_cast<double>(factor.values.size());
        const double chosen = std::min(std::floor(coordinate * count), count - 1);
        return factor.values[static_cast<std::size_t>(chosen)];
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
