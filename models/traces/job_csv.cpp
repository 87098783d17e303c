#include "models/traces/job_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "models/traces/words.hpp"
#include "sim/spelling.hpp"

namespace models {

namespace {

constexpr std::array<std::string_view, 5> csv_columns{"job", "submit_s", "run_s", "accelerators",
                                                      "estimate_s"};

void refuse_quotes(std::string_view line) {
    if (const auto at = line.find('"'); at != line.npos)
        throw MalformedLine(at, "quotes have no place in a job CSV: its values are numbers");
}

/// Takes the text up to the next comma, or all of it.
std::string_view take_cell(std::string_view& rest, bool& more) {
    const auto comma = rest.find(',');
    more = comma != rest.npos;
    const std::string_view cell = rest.substr(0, comma);
    rest.remove_prefix(more ? comma + 1 : rest.size());
    return trimmed(cell);
}

}  // namespace

JobCsv::JobCsv(std::string_view header) {
    if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);  // as some programs begin
    refuse_quotes(header);
    std::vector<std::string_view> unknown;
    std::string_view rest = header;
    for (bool more = true; more; ++columns_) {
        const std::string_view cell = take_cell(rest, more);
        const auto known = std::find(csv_columns.begin(), csv_columns.end(), cell);
        if (known == csv_columns.end()) {
            unknown.push_back(cell);
            continue;
        }
        auto& position = position_[static_cast<std::size_t>(known - csv_columns.begin())];
        if (position != nowhere)
            throw MalformedLine(static_cast<std::size_t>(cell.data() - header.data()),
                                fmt::format("the column {} stands twice", quoted(cell)));
        position = columns_;
    }
    std::vector<std::string> absent;
    for (std::size_t i = 0; i < known_columns; ++i)
        if (position_[i] == nowhere) absent.emplace_back(csv_columns[i]);
    for (const std::string_view cell : unknown)
        if (const auto meant = nearest_word(std::string(cell), absent))
            throw MalformedLine(
                static_cast<std::size_t>(cell.data() - header.data()),
                fmt::format("{} is not a column; did you mean '{}'?", quoted(cell), *meant));
    if (!absent.empty() && absent.front() != csv_columns[estimate])
        throw MalformedLine(0, fmt::format("the first line names the columns, but not '{}'; "
                                           "columns are job,submit_s,run_s,accelerators and "
                                           "perhaps estimate_s, separated by commas",
                                           absent.front()));
}

std::optional<TraceRecord> JobCsv::parse(std::string_view line) const {
    if (trimmed(line).empty()) return std::nullopt;
    refuse_quotes(line);
    std::array<std::string_view, known_columns> cells;
    std::string_view rest = line;
    std::size_t column = 0;
    for (bool more = true; more; ++column) {
        const std::string_view cell = take_cell(rest, more);
        for (std::size_t i = 0; i < known_columns; ++i)
            if (position_[i] == column) cells[i] = cell;
    }
    if (column != columns_)
        throw MalformedLine(
            line.size(), fmt::format("the line has {} values under {} columns", column, columns_));
    const std::int64_t id = whole_number(line, cells[job], "job");
    if (id < 0) throw MalformedLine(0, "job is negative");
    TraceRecord record;
    record.id = static_cast<std::uint64_t>(id);
    record.submit = seconds_of(line, cells[submit], "submit_s");
    record.run = seconds_of(line, cells[run], "run_s");
    record.requested = whole_number(line, cells[accelerators], "accelerators");
    record.allocated = record.requested;
    if (position_[estimate] == nowhere)
        record.requested_time = record.run;
    else if (!cells[estimate].empty())
        record.requested_time = seconds_of(line, cells[estimate], "estimate_s");
    return record;
}

}  // namespace models
