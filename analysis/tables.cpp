#include "analysis/tables.hpp"

#include <cmath>

#include "sim/decimal.hpp"

namespace analysis {

void put_cell(Cells& cells, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == text.npos) {
        cells.append(text);
        return;
    }
    cells.push_back('"');
    for (const char c : text) {
        if (c == '"') cells.push_back('"');
        cells.push_back(c);
    }
    cells.push_back('"');
}

void put_cell(Cells& cells, bool value) {
    put_cell(cells, std::string_view(value ? "true" : "false"));
}

void put_cell(Cells& cells, double value) {
    if (!std::isnan(value)) fmt::format_to(fmt::appender(cells), "{}", value);
}

void put_cell(Cells& cells, sim::Duration value) {
    const auto whole = value.count() / 1'000'000'000;
    if (whole * 1'000'000'000 == value.count()) return put_cell(cells, whole);
    put_cell(cells, std::string_view(sim::decimal_text(value.count(), 1'000'000'000)));
}

void put_cell(Cells& cells, sim::Time value) { put_cell(cells, value.time_since_epoch()); }

void put_cell(Cells& cells, sim::Date value) {
    using namespace std::chrono;
    const auto day = floor<days>(value);
    const year_month_day date(day);
    const hh_mm_ss clock(value - day);
    fmt::format_to(fmt::appender(cells), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", int(date.year()),
                   unsigned(date.month()), unsigned(date.day()), clock.hours().count(),
                   clock.minutes().count(), clock.seconds().count());
    if (clock.subseconds().count() != 0) {
        fmt::format_to(fmt::appender(cells), ".{:09}", clock.subseconds().count());
    }
    cells.push_back('Z');
}

std::string date_cell(sim::Date date) {
    Cells cells;
    put_cell(cells, date);
    return fmt::to_string(cells);
}

void put_cell(Cells& cells, sim::Money value) {
    put_cell(cells, std::string_view(sim::decimal_text(value.micro_yuan, 1'000'000)));
}

}  // namespace analysis
