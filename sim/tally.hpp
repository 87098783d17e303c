// Count, mean, variance and extremes of numbers that come one by one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace sim {

/// Updates and merges as Youngs and Cramer (1971): as safe as Welford's, but the sum is at hand,
/// exact for whole numbers below 2^53, and no addition waits for the division.
class Tally {
  public:
    void add(double x) {
        count_ += 1;
        sum_ += x;
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
        if (count_ == 1) [[unlikely]]
            return;
        const double off = count_ * x - sum_;
        squares_ += off * off / (count_ * (count_ - 1));
    }

    void merge(const Tally& other) {
        if (other.count_ == 0) return;
        if (count_ == 0) {
            *this = other;
            return;
        }
        const double apart = sum_ / count_ - other.sum_ / other.count_;
        squares_ +=
            other.squares_ + apart * apart * count_ * (other.count_ / (count_ + other.count_));
        count_ += other.count_;
        sum_ += other.sum_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    std::uint64_t count() const { return static_cast<std::uint64_t>(count_); }
    double sum() const { return sum_; }

    /// 0 when nothing was added; so are both extremes, and the variance below two values.
    double mean() const { return count_ == 0 ? 0.0 : sum_ / count_; }
    double min() const { return count_ == 0 ? 0.0 : min_; }
    double max() const { return count_ == 0 ? 0.0 : max_; }

    /// The unbiased variance, over count - 1.
    double variance() const { return count_ < 2 ? 0.0 : squares_ / (count_ - 1); }
    double standard_deviation() const { return std::sqrt(variance()); }

  private:
    double count_ = 0;  // whole, and exact below 2^53
    double sum_ = 0;
    double squares_ = 0;  // of the deviations from the mean
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
};

}  // namespace sim
