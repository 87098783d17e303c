// Dates as text. Years 1678 to 2261 fit into 63 bits of nanoseconds.
#include "sim/date_text.hpp"

#include <fmt/format.h>

#include "sim/quantity_text.hpp"

namespace sim {

namespace {

/// Takes fixed-width parts off the front of a text.
struct Cursor {
    std::string_view rest;

    std::optional<int> digits(std::size_t n) {
        if (rest.size() < n) return std::nullopt;
        int value = 0;
        for (const char c : rest.substr(0, n)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest.remove_prefix(n);
        return value;
    }
    bool take(char c) {
        if (!rest.starts_with(c)) return false;
        rest.remove_prefix(1);
        return true;
    }
    std::optional<int> after(char c, std::size_t n) { return take(c) ? digits(n) : std::nullopt; }
};

std::string not_a_date(std::string_view text) {
    return fmt::format(
        "`{}` is not a date; a date is due, such as `2025-01-31` or "
        "`2025-01-31T12:00`",
        text);
}

std::string no_such_day(std::string_view text, std::chrono::year_month_day day) {
    const auto month = static_cast<unsigned>(day.month());
    if (month < 1 || month > 12)
        return fmt::format("`{}` does not exist: no month {}", text, month);
    const auto last = std::chrono::year_month_day_last{day.year(), day.month() / std::chrono::last};
    return fmt::format("`{}` does not exist: {:04}-{:02} has {} days", text,
                       static_cast<int>(day.year()), month, static_cast<unsigned>(last.day()));
}

/// The time of day and the offset from UTC, in nanoseconds; nothing if the text is not a time.
struct Clocked {
    int hour = 0, minute = 0, second = 0;
    std::int64_t nanoseconds = 0;
    int offset_minutes = 0;
};

std::optional<std::int64_t> fraction(Cursor& cursor) {
    std::int64_t value = 0;
    int digits = 0;
    for (; !cursor.rest.empty() && cursor.rest[0] >= '0' && cursor.rest[0] <= '9'; ++digits) {
        if (digits == 9) return std::nullopt;
        value = value * 10 + (cursor.rest[0] - '0');
        cursor.rest.remove_prefix(1);
    }
    if (digits == 0) return std::nullopt;
    for (; digits < 9; ++digits) value *= 10;
    return value;
}

std::optional<Clocked> parse_clock(Cursor& cursor) {
    Clocked clock;
    const auto hour = cursor.digits(2);
    const auto minute = cursor.after(':', 2);
    if (!hour || !minute) return std::nullopt;
    clock.hour = *hour;
    clock.minute = *minute;
    if (cursor.take(':')) {
        const auto second = cursor.digits(2);
        if (!second) return std::nullopt;
        clock.second = *second;
        if (cursor.take('.')) {
            const auto part = fraction(cursor);
            if (!part) return std::nullopt;
            clock.nanoseconds = *part;
        }
    }
    if (cursor.take('Z')) return clock;
    const bool east = cursor.rest.starts_with('+');
    if (east || cursor.rest.starts_with('-')) {
        cursor.rest.remove_prefix(1);
        const auto hours = cursor.digits(2);
        const auto minutes = cursor.after(':', 2);
        if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
        clock.offset_minutes = (east ? 1 : -1) * (*hours * 60 + *minutes);
    }
    return clock;
}

}  // namespace

Parsed<Date> parse_date(std::string_view text) {
    using namespace std::chrono;
    Cursor cursor{text};
    const auto y = cursor.digits(4);
    const auto m = cursor.after('-', 2);
    const auto d = cursor.after('-', 2);
    if (!y || !m || !d) return {{}, not_a_date(text)};
    const year_month_day day{year{*y}, month{static_cast<unsigned>(*m)},
                             std::chrono::day{static_cast<unsigned>(*d)}};
    Clocked clock;
    if (cursor.take('T') || cursor.take(' ')) {
        const auto read = parse_clock(cursor);
        if (!read) return {{}, not_a_date(text)};
        clock = *read;
    }
    if (!cursor.rest.empty()) return {{}, not_a_date(text)};
    if (!day.ok()) return {{}, no_such_day(text, day)};
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59)
        return {{}, fmt::format("`{}` does not exist: the last time of a day is 23:59:59", text)};
    if (*y < 1678 || *y > 2261)
        return {{}, fmt::format("`{}` is out of reach; years from 1678 to 2261 can be told", text)};
    return {sys_days{day} + hours{clock.hour} + minutes{clock.minute - clock.offset_minutes} +
                std::chrono::seconds{clock.second} + nanoseconds{clock.nanoseconds},
            {}};
}

Parsed<Moment> parse_moment(std::string_view text) {
    const bool dated = text.size() > 4 && text[4] == '-' && text[0] != '-' && text[0] != '+';
    if (dated) {
        const Parsed<Date> date = parse_date(text);
        if (!date.value) return {{}, date.problem};
        return {Moment{*date.value}, {}};
    }
    const Parsed<Duration> duration = parse_duration(text);
    if (duration.value) return {Moment{*duration.value}, {}};
    if (duration.problem.ends_with("a duration is due, such as `10 min`"))
        return {{}, fmt::format("{}, or a date, such as `2025-01-31`", duration.problem)};
    return {{}, duration.problem};
}

std::string date_text(Date date) {
    using namespace std::chrono;
    const auto day = floor<days>(date);
    const year_month_day calendar{day};
    const hh_mm_ss<nanoseconds> clock{date - day};
    std::string text =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(calendar.year()),
                    static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()));
    if (date == day) return text;
    text += fmt::format("T{:02}:{:02}", clock.hours().count(), clock.minutes().count());
    const std::int64_t rest = (clock.seconds() + clock.subseconds()).count();
    if (rest == 0) return text;
    const std::string s = decimal_text(rest, 1'000'000'000);
    return fmt::format("{}:{}{}", text, rest < 10'000'000'000 ? "0" : "", s);
}

std::string moment_text(const Moment& moment) {
    if (const auto* date = std::get_if<Date>(&moment.given)) return date_text(*date);
    return duration_text(std::get<Duration>(moment.given));
}

}  // namespace sim
