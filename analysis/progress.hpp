// What a person sees while a run goes on: one line on stderr, kept short.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "sim/time.hpp"

namespace analysis {

/// How far a run is.
struct Position {
    sim::Date date{};
    bool dated = false;  // the scenario has a calendar; otherwise only its age is told
    std::uint64_t events = 0;
    std::optional<double> fraction{};  // done so far, 0 to 1, where it can be known
};

enum class ProgressStyle { none, lines, terminal };

/// A terminal gets one line, rewritten ten times a second; a pipe or file a line every five
/// seconds.
ProgressStyle progress_style_of_stderr(bool quiet);

/// A line that says how far something is, shown when it is due and has something new to say. It
/// never touches stdout.
class ProgressLine {
  public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressLine(ProgressStyle style, Clock::time_point start = Clock::now());

    bool due(Clock::time_point now = Clock::now()) const;
    void show(const std::string& text, Clock::time_point now = Clock::now());

    /// Clears the line of a terminal, so that what follows starts at its beginning.
    void finish();

    ProgressStyle style() const { return style_; }
    Clock::time_point shown() const { return shown_; }

  private:
    ProgressStyle style_ = ProgressStyle::none;
    Clock::time_point shown_{};
    std::string text_{};
    bool open_ = false;
};

/// Tells how a run goes on.
class Progress {
  public:
    using Clock = ProgressLine::Clock;

    explicit Progress(ProgressStyle style, Clock::time_point start = Clock::now());

    /// To be called as often as one likes; says something only when it is due.
    void tick(const Position& position, Clock::time_point now = Clock::now());

    void finish() { line_.finish(); }

  private:
    ProgressLine line_;
    Clock::time_point start_{};
    std::uint64_t shown_events_ = 0;
    double shown_fraction_ = 0;
    double events_per_second_ = 0;    // smoothed
    double fraction_per_second_ = 0;  // smoothed
};

/// "2025-03-04 05:06" or, without a calendar, "day 12 03:04:05".
std::string progress_date(const Position& position);

/// "[####......]  40 %".
std::string progress_bar(double fraction);

/// "950 ms", "42 s", "3 min 20 s", "5 h 02 min": two digits are enough for waiting.
std::string rough_duration(double seconds);

/// "950", "12.3 k", "4.56 M".
std::string rough_count(double count);

}  // namespace analysis
