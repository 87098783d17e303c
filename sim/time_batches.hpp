// The means of long stretches of time: how a mean over time earns an interval.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/level.hpp"

namespace sim {

/// Cuts time into equal batches that do not overlap. When 64 are full, neighbours are joined and
/// batches become twice as long: from the 32nd nanosecond on there are 32 to 63. What is averaged
/// is known by its running total, which is photographed at the end of each batch.
class TimeBatches {
  public:
    static constexpr std::size_t most = 64;

    explicit TimeBatches(Time start = Time{}) : start_(start) {}

    /// Time comes to `now`; `total(t)` is what came together until t, for each t since the last
    /// call. To be called before the total changes its course.
    template <class Total>
    void pass(Time now, Total total) {
        while (static_cast<std::uint64_t>((now - start_).count()) >= due_)
            [[unlikely]] close(total(start_ + Duration{static_cast<std::int64_t>(due_)}));
    }

    /// Nanoseconds in each batch.
    std::uint64_t length() const { return length_; }

    /// Of full batches, in order, per nanosecond; what came after the last is left out.
    std::vector<double> means() const {
        std::vector<double> means(full_);
        Wide before = 0;
        for (std::size_t i = 0; i < full_; ++i) {
            means[i] = static_cast<double>(totals_[i] - before) / static_cast<double>(length_);
            before = totals_[i];
        }
        return means;
    }

  private:
    void close(Wide total) {
        totals_[full_++] = total;
        if (full_ == most) {
            full_ = most / 2;
            for (std::size_t i = 0; i < full_; ++i) totals_[i] = totals_[2 * i + 1];
            length_ *= 2;
        }
        due_ = length_ * (full_ + 1);
    }

    Time start_{};
    std::uint64_t length_ = 1;
    std::uint64_t due_ = 1;  // nanoseconds from the start until the end of the open batch
    std::size_t full_ = 0;
    std::array<Wide, most> totals_{};
};

/// A level with the means of its batches.
class BatchedLevel {
  public:
    explicit BatchedLevel(Time start = Time{}, std::int64_t value = 0)
        : level_(start, value), batches_(start) {}

    void set(Time now, std::int64_t value) {
        pass(batches_, now);
        level_.set(now, value);
    }

    /// Forgets the past, but for the present value: the warm-up is over.
    void reset(Time now) { *this = BatchedLevel(now, level_.value()); }

    const Level& level() const { return level_; }

    /// Means of equal stretches of the time until `now`.
    std::vector<double> batch_means(Time now) const {
        TimeBatches batches = batches_;
        pass(batches, now);
        return batches.means();
    }

  private:
    void pass(TimeBatches& batches, Time now) const {
        batches.pass(now, [&](Time t) { return level_.integral(t); });
    }

    Level level_;
    TimeBatches batches_;
};

}  // namespace sim
