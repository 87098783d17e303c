// Dates and moments as text: ISO 8601.
#pragma once

#include <string>
#include <string_view>

#include "sim/decimal.hpp"
#include "sim/moment.hpp"
#include "sim/time.hpp"

namespace sim {

/// `2025-01-31`, `2025-01-31T12:00`, `…:30`, `….5`, then nothing or `Z` (UTC), or `+08:00`.
Parsed<Date> parse_date(std::string_view text);

/// A date, or a duration since the start.
Parsed<Moment> parse_moment(std::string_view text);

/// The shortest form that parse_date reads as this date; always in UTC, without a `Z`.
std::string date_text(Date date);
std::string moment_text(const Moment& moment);

}  // namespace sim
