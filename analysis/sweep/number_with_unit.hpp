// Values of factors that are numbers with a unit, so that they can be told from texts.
#pragma once

#include <optional>
#include <string>

#include "analysis/sweep/study.hpp"
#include "sim/decimal.hpp"

namespace analysis {

/// The number at the front of a text and the unit behind it.
struct NumberWithUnit {
    double number = 0;
    std::string unit{};  // with the space before it
};

/// Behind the number stands nothing, `%`, or a unit that quantities have.
sim::Parsed<NumberWithUnit> number_with_unit(const std::string& text);

/// The unit that all values of a factor share, without spaces; nothing where one is no number or
/// has another.
std::optional<std::string> shared_unit(const Factor& factor);

}  // namespace analysis
