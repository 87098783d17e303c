// Units: `Gbit/s`, `CNY/card/h`, `EFLOPS@fp16`, with SI and IEC prefixes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/decimal.hpp"
#include "sim/quantity.hpp"

namespace sim {

/// One of a unit is numerator / denominator base units.
struct Unit {
    double numerator = 1;
    double denominator = 1;
    Dimension dimension{};
    Precision precision = Precision::none;
};

/// Reads a unit without its number. The problem speaks of the unit only.
Parsed<Unit> parse_unit(std::string_view text);

/// What a dimension is called, and how a person would write a value of it.
struct Described {
    std::string name;                // "a rate"
    std::string example;             // "40 /h"
    std::vector<std::string> units;  // to print with, most natural first; base units are the last
};
Described describe(const Dimension& dimension, Precision precision);

/// A regular expression (ECMA 262) for the units of a dimension, without anchors.
std::string unit_pattern(const Dimension& dimension, Precision precision);

}  // namespace sim
