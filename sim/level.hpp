// A number that changes by steps in time: its mean over time, and how long it stood where.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/ensure.hpp"
#include "sim/time.hpp"

namespace sim {

__extension__ typedef __int128 Wide;  // ISO C++ has no name for it

/// A level weighted by the time it lasts. The integral is exact: 63 bits by 63 bits fit in 127.
class Level {
  public:
    explicit Level(Time start = Time{}, std::int64_t value = 0)
        : start_(start), since_(start), value_(value), max_(value) {}

    void set(Time now, std::int64_t value) {
        if (value == value_) return;
        integral_ += area_since(now);
        since_ = now;
        value_ = value;
        max_ = std::max(max_, value);
    }
    void add(Time now, std::int64_t change) { set(now, value_ + change); }

    /// Forgets the past, but for the present value: the warm-up is over.
    void reset(Time now) { *this = Level(now, value_); }

    std::int64_t value() const { return value_; }
    std::int64_t max() const { return max_; }
    Time start() const { return start_; }

    /// Level times nanoseconds since the start or reset.
    Wide integral(Time now) const { return integral_ + area_since(now); }

    /// The mean over the time since the start or reset; the present value if none has passed.
    double mean(Time now) const {
        if (now <= start_) return static_cast<double>(value_);
        return static_cast<double>(integral(now)) / static_cast<double>((now - start_).count());
    }

  private:
    Wide area_since(Time now) const { return static_cast<Wide>(value_) * (now - since_).count(); }

    Time start_{};
    Time since_{};
    std::int64_t value_ = 0;
    std::int64_t max_ = 0;
    Wide integral_ = 0;
};

/// How long a level stood at 0, 1, …, top - 1, and at top or more.
class LevelShares {
  public:
    explicit LevelShares(std::size_t top, Time start = Time{}, std::int64_t value = 0)
        : start_(start), since_(start), times_(top + 1), value_(value) {}

    void set(Time now, std::int64_t value) {
        times_[slot()] += now - since_;
        since_ = now;
        value_ = value;
        ensure(value >= 0, "a number of things is not negative", value);
    }
    void add(Time now, std::int64_t change) { set(now, value_ + change); }

    void reset(Time now) { *this = LevelShares(top(), now, value_); }

    std::int64_t value() const { return value_; }
    std::size_t top() const { return times_.size() - 1; }

    Duration time_at(std::size_t level, Time now) const {
        return times_[level] + (level == slot() ? now - since_ : Duration{});
    }

    /// The share of the time since the start or reset, 0 to 1; 0 if none has passed.
    double share(std::size_t level, Time now) const {
        if (now <= start_) return 0.0;
        return static_cast<double>(time_at(level, now).count()) /
               static_cast<double>((now - start_).count());
    }

  private:
    std::size_t slot() const { return std::min(static_cast<std::size_t>(value_), top()); }

    Time start_{};
    Time since_{};
    std::vector<Duration> times_{};
    std::int64_t value_ = 0;
};

}  // namespace sim
