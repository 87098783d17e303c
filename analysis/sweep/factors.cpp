#include "analysis/sweep/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/scenario_file.hpp"
#include "sim/math.hpp"

namespace analysis {
namespace {

// 12 digits: what a sum of steps leaves behind in the last ones is not shown.
std::string number_text(double x) { return fmt::format("{:.12g}", x); }

}  // namespace

sim::Parsed<NumberWithUnit> number_with_unit(const std::string& text) {
    const auto decimal = sim::parse_decimal(text);
    if (!decimal.value) return {{}, decimal.problem};
    return {NumberWithUnit{decimal.value->real, text.substr(decimal.value->length)}, {}};
}

std::optional<std::string> shared_unit(const Factor& factor) {
    auto texts = factor.values;
    if (factor.from) texts = {*factor.from};
    std::optional<std::string> shared{};
    for (const auto& text : texts) {
        const auto number = number_with_unit(text);
        if (!number.value) return std::nullopt;
        const auto& unit = number.value->unit;
        const auto bare = unit.substr(std::min(unit.find_first_not_of(' '), unit.size()));
        if (shared && *shared != bare) return std::nullopt;
        shared = bare;
    }
    return shared;
}

Factors::Factors(StudyFile& file) {
    const auto* entry = file.document.root().find("vary");
    if (entry == nullptr) return;
    for (const auto& [key, factor] : file.study.vary) {
        Named named{key, factor};
        if (factor.from) read_range(named, file, *entry->value->find(key)->value);
        factors_.push_back(std::move(named));
    }
    file.document.problems.check();
    try_values(file, *entry->value);
    file.document.problems.check();
}

void Factors::read_range(Named& named, StudyFile& file, const sim::Node& node) {
    const auto& factor = named.factor;
    const auto problem = [&](std::string_view key, std::string_view text) {
        const auto* entry = node.find(key);
        file.document.problems.add(entry == nullptr ? node.place : entry->value->place,
                                   fmt::format("vary.{}.{}", named.key, key), text);
    };
    const auto from = number_with_unit(*factor.from);
    const auto to = number_with_unit(*factor.to);
    if (!from.value) return problem("from", from.problem);
    if (!to.value) return problem("to", to.problem);
    named.from = from.value->number;
    named.to = to.value->number;
    named.unit = from.value->unit;
    if (to.value->unit != named.unit)
        problem("to", fmt::format("`{}` has another unit than `{}`", *factor.to, *factor.from));
    if (factor.scale == Scale::logarithmic && (named.from <= 0 || named.to <= 0))
        problem("scale", "a logarithmic range needs positive ends");
    const bool needs_steps = wants_levels(file.study.design);
    if (needs_steps && factor.steps < 2)
        problem("steps", "a range in a grid or a list needs at least 2 `steps`");
    if (!needs_steps && factor.steps != 0)
        problem("steps", "this design chooses points by itself; leave `steps` out");
}

// Every value of a list and both ends of every range are tried alone: what is wrong with one of
// them is told once and with its place, not once a point.
void Factors::try_values(StudyFile& file, const sim::Node& vary) {
    models::read_scenario(file.scenario, file.study.set);
    for (const auto& named : factors_) {
        const auto& values = named.factor.values;
        const std::size_t count = values.empty() ? 2 : values.size();
        for (std::size_t i = 0; i < count; ++i) {
            const double at = values.empty()
                                  ? static_cast<double>(i)
                                  : (static_cast<double>(i) + 0.5) / static_cast<double>(count);
            auto sets = file.study.set;
            sets.push_back(fmt::format("{}={}", named.key, text_of(named, at)));
            try {
                models::read_scenario(file.scenario, sets);
            } catch (const sim::InputError& error) {
                const auto* entry = vary.find(named.key);
                const auto* list = entry->value->find("values");
                const auto& place =
                    list != nullptr ? list->value->entries[i].value->place : entry->key_place;
                for (const auto& one : error.problems)
                    file.document.problems.add(place, fmt::format("vary.{}", named.key),
                                               one.message);
            }
        }
    }
}

std::vector<std::string> Factors::keys() const {
    std::vector<std::string> keys;
    for (const auto& named : factors_) keys.push_back(named.key);
    return keys;
}

Levels Factors::levels() const {
    Levels levels;
    for (const auto& [key, factor, from, to, unit] : factors_)
        levels.push_back(factor.values.empty() ? static_cast<std::size_t>(factor.steps)
                                               : factor.values.size());
    return levels;
}

std::string Factors::text_of(const Named& named, double coordinate) {
    const auto& [key, factor, from, to, unit] = named;
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
        settings.emplace_back(factors_[i].key, text_of(factors_[i], point[i]));
    return settings;
}

std::vector<std::string> as_sets(const Settings& settings) {
    std::vector<std::string> sets;
    for (const auto& [key, value] : settings) sets.push_back(fmt::format("{}={}", key, value));
    return sets;
}

}  // namespace analysis
