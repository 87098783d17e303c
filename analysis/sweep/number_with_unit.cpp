#include "analysis/sweep/number_with_unit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/units.hpp"

namespace analysis {
namespace {

std::string without_spaces_before(const std::string& text) {
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

}  // namespace

sim::Parsed<NumberWithUnit> number_with_unit(const std::string& text) {
    const auto decimal = sim::parse_decimal(text);
    if (!decimal.value) return {{}, decimal.problem};
    const auto rest = text.substr(decimal.value->length);
    const auto unit = without_spaces_before(rest);
    if (!unit.empty() && unit != "%") {
        if (const auto known = sim::parse_unit(unit); !known.value)
            return {{}, fmt::format("`{}` is no number with a unit: {}", text, known.problem)};
    }
    return {NumberWithUnit{decimal.value->real, rest}, {}};
}

std::optional<std::string> shared_unit(const Factor& factor) {
    auto texts = factor.values;
    if (factor.from) texts = {*factor.from};
    std::optional<std::string> shared{};
    for (const auto& text : texts) {
        const auto number = number_with_unit(text);
        if (!number.value) return std::nullopt;
        const auto unit = without_spaces_before(number.value->unit);
        if (shared && *shared != unit) return std::nullopt;
        shared = unit;
    }
    return shared;
}

}  // namespace analysis
