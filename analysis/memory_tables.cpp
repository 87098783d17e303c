#include "analysis/memory_tables.hpp"

#include <charconv>
#include <cmath>
#include <limits>

#include "sim/decimal.hpp"
#include "sim/ensure.hpp"

namespace analysis {
namespace {

// ticks / per_unit, rounded once: what reads the cell in CSV gets the same.
double nearest(std::int64_t ticks, std::int64_t per_unit) {
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (-exact <= ticks && ticks <= exact)
        return static_cast<double>(ticks) / static_cast<double>(per_unit);
    const auto text = sim::decimal_text(ticks, per_unit);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

MemoryColumn memory_column(std::string_view name, const ColumnType& type, std::string_view about) {
    MemoryColumn column{std::string(name), type.type, type.unit, std::string(about)};
    if (type.type == "number") column.values.emplace<std::vector<double>>();
    if (type.type == "string") column.values.emplace<std::vector<std::string>>();
    return column;
}

void add_value(MemoryColumn& column, std::string_view value) {
    std::get<std::vector<std::string>>(column.values).emplace_back(value);
}

void add_value(MemoryColumn& column, double value) {
    std::get<std::vector<double>>(column.values).push_back(value);
}

void add_value(MemoryColumn& column, sim::Duration value) {
    add_value(column, nearest(value.count(), 1'000'000'000));
}

void add_value(MemoryColumn& column, sim::Time value) {
    add_value(column, value.time_since_epoch());
}

void add_value(MemoryColumn& column, sim::Date value) {
    add_value(column, value.time_since_epoch().count());
}

void add_value(MemoryColumn& column, sim::Money value) {
    add_value(column, nearest(value.micro_yuan, 1'000'000));
}

void add_nothing(MemoryColumn& column) {
    if (column.type == "string") return add_value(column, std::string_view{});
    add_value(column, std::numeric_limits<double>::quiet_NaN());
}

}  // namespace analysis
