#include "analysis/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "analysis/tell.hpp"

namespace analysis {
namespace {

constexpr auto terminal_period = std::chrono::milliseconds(100);
constexpr auto line_period = std::chrono::seconds(5);
constexpr int bar_width = 20;

double seconds_between(Progress::Clock::time_point from, Progress::Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

std::size_t terminal_width() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

}  // namespace

ProgressStyle progress_style_of_stderr(bool quiet) {
    if (quiet) return ProgressStyle::none;
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
    return isatty(STDERR_FILENO) && !dumb ? ProgressStyle::terminal : ProgressStyle::lines;
}

ProgressLine::ProgressLine(ProgressStyle style, Clock::time_point start)
    : style_(style), shown_(start) {}

bool ProgressLine::due(Clock::time_point now) const {
    if (style_ == ProgressStyle::none) return false;
    const Clock::duration period =
        style_ == ProgressStyle::terminal ? Clock::duration(terminal_period) : line_period;
    return now - shown_ >= period;
}

void ProgressLine::show(const std::string& text, Clock::time_point now) {
    shown_ = now;
    if (text == text_) return;
    text_ = text;
    if (style_ == ProgressStyle::lines) {
        tell(fmt::format("{}\n", text));
    } else {
        tell(fmt::format("\r\x1b[K{}", text.substr(0, terminal_width() - 1)));
        open_ = true;
    }
}

void ProgressLine::finish() {
    if (open_) tell("\r\x1b[K");
    open_ = false;
    text_.clear();
}

Progress::Progress(ProgressStyle style, Clock::time_point start)
    : line_(style, start), start_(start) {}

void Progress::tick(const Position& position, Clock::time_point now) {
    if (!line_.due(now)) return;

    // Speeds are smoothed over about two seconds, or two lines.
    const double elapsed = seconds_between(line_.shown(), now);
    const bool first = line_.shown() == start_;
    const double weight =
        first ? 1
              : std::min(0.5, elapsed / (line_.style() == ProgressStyle::terminal ? 2.0 : 10.0));
    const double fraction = std::clamp(position.fraction.value_or(0), 0.0, 1.0);
    const double events = static_cast<double>(position.events - shown_events_) / elapsed;
    const double gain = (fraction - shown_fraction_) / elapsed;
    events_per_second_ += weight * (events - events_per_second_);
    fraction_per_second_ += weight * (gain - fraction_per_second_);
    shown_events_ = position.events;
    shown_fraction_ = fraction;

    std::string text =
        fmt::format("{}  {} events/s", progress_date(position), rough_count(events_per_second_));
    if (position.fraction) {
        text = fmt::format("{}  {}", progress_bar(fraction), text);
        if (fraction_per_second_ > 0) {
            text += fmt::format(", {} left", rough_duration((1 - fraction) / fraction_per_second_));
        }
    }
    line_.show(text, now);
}

std::string progress_bar(double fraction) {
    const int full = static_cast<int>(fraction * bar_width);
    return fmt::format("[{:#<{}}{:.<{}}] {:3.0f} %", "", full, "", bar_width - full,
                       fraction * 100);
}

std::string progress_date(const Position& position) {
    using namespace std::chrono;
    const auto day = floor<days>(position.date);
    const auto clock = hh_mm_ss(floor<std::chrono::seconds>(position.date - day));
    if (!position.dated) {
        return fmt::format("day {} {:02}:{:02}:{:02}", day.time_since_epoch().count(),
                           clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    }
    const year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", int(date.year()), unsigned(date.month()),
                       unsigned(date.day()), clock.hours().count(), clock.minutes().count());
}

std::string rough_duration(double seconds) {
    if (seconds < 1) return fmt::format("{:.0f} ms", seconds * 1e3);
    if (seconds < 60) return fmt::format("{:.0f} s", seconds);
    const auto whole = static_cast<std::int64_t>(std::min(seconds, 1e12) + 0.5);
    if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string rough_count(double count) {
    if (count < 1e4) return fmt::format("{:.0f}", count);
    if (count < 1e6) return fmt::format("{:.3g} k", count / 1e3);
    if (count < 1e9) return fmt::format("{:.3g} M", count / 1e6);
    return fmt::format("{:.3g} G", count / 1e9);
}

}  // namespace analysis
