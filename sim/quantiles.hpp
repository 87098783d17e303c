// Quantiles of numbers that come one by one, within 1/256 of the true value.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/ensure.hpp"

namespace sim {

/// Counts by the leading bits of a number: 128 equal buckets in each octave (a power of two), so
/// that the middle of a bucket is within 1/256 of all in it. Zero and the extremes are exact.
/// 1 KiB for each octave between the least and the greatest value, whatever their number; about
/// 2 MiB at most. For numbers that are not negative, nor nearer to zero than 2^-1022. Numbers are
/// counted some at a time: buckets lie far apart, and memory can look for several at once.
class Quantiles {
  public:
    void add(double x) {
        ++count_;
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
        if (x == 0) {
            ++zeros_;
            return;
        }
        const std::uint64_t slot = slot_of(x);
        ensure(slot < slots, "only what is not negative has quantiles here", x);
        uncounted_.slots[uncounted_.size++] = static_cast<std::uint32_t>(slot);
        if (uncounted_.size == uncounted_.slots.size()) count_rest();
    }

    void merge(const Quantiles& other) {
        count_ += other.count_;
        zeros_ += other.zeros_;
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
        for (std::uint32_t i = 0; i < other.uncounted_.size; ++i)
            count_in(other.uncounted_.slots[i], 1);
        for (std::size_t i = 0; i < other.counts_.size(); ++i)
            if (other.counts_[i] > 0) count_in(other.first_ + i, other.counts_[i]);
    }

    std::uint64_t count() const { return count_; }

    /// The least value that a share `p` (0 to 1) of all values does not exceed; 0 without values.
    double at(double p) const {
        if (count_ == 0) return 0.0;
        // A hair less, or 7 % of 100 would be the eighth value: 0.07 * 100 > 7.
        constexpr double hair = 1 - 4 * std::numeric_limits<double>::epsilon();
        const double rank = std::ceil(p * static_cast<double>(count_) * hair);
        if (rank <= 1) return min_;
        if (rank >= static_cast<double>(count_)) return max_;
        auto left = static_cast<std::uint64_t>(rank);
        if (left <= zeros_) return 0.0;
        if (uncounted_.size > 0) {
            Quantiles all = *this;
            all.count_rest();
            return all.at(p);
        }
        left -= zeros_;
        std::size_t slot = 0;
        while (left > counts_[slot]) left -= counts_[slot++];
        return std::clamp(middle_of(first_ + slot), min_, max_);
    }

    /// Bytes held for the buckets.
    std::size_t memory() const { return counts_.capacity() * sizeof counts_[0]; }

  private:
    static constexpr int kept_bits = 7;  // of the fraction
    static constexpr int dropped_bits = 52 - kept_bits;
    static constexpr std::uint64_t octave = 1U << kept_bits;
    static constexpr std::uint64_t slots = octave * 0x7FF;  // of finite numbers

    static std::uint64_t slot_of(double x) {
        return std::bit_cast<std::uint64_t>(x) >> dropped_bits;
    }

    static double middle_of(std::uint64_t slot) {
        return std::bit_cast<double>((slot << dropped_bits) | (1ULL << (dropped_bits - 1)));
    }

    void count_rest() {
        for (std::uint32_t i = 0; i < uncounted_.size; ++i) count_in(uncounted_.slots[i], 1);
        uncounted_.size = 0;
    }

    void count_in(std::uint64_t slot, std::uint64_t times) {
        if (slot - first_ >= counts_.size()) [[unlikely]]
            cover(slot, slot + 1);
        counts_[slot - first_] += times;
    }

    /// Widens the buckets to whole octaves around [first, last).
    void cover(std::uint64_t first, std::uint64_t last) {
        first -= first % octave;
        last += (octave - last % octave) % octave;
        if (counts_.empty()) first_ = first;
        if (first < first_) {
            counts_.insert(counts_.begin(), first_ - first, 0);
            first_ = first;
        }
        if (last > first_ + counts_.size()) counts_.resize(last - first_, 0);
    }

    std::uint64_t count_ = 0;
    std::uint64_t zeros_ = 0;
    std::uint64_t first_ = 0;  // the slot of counts_[0]
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
    std::vector<std::uint64_t> counts_{};
    struct {
        std::uint32_t size = 0;
        std::array<std::uint32_t, 15> slots{};
    } uncounted_{};
};

}  // namespace sim
