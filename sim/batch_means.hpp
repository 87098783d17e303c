// The means of long batches: how a mean of dependent numbers earns an interval.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

/// Cuts a stream into equal batches that do not overlap. When 64 are full, neighbours are joined
/// and batches become twice as long: from the 32nd batch on there are 32 to 63, in constant memory.
class BatchMeans {
  public:
    static constexpr std::size_t most = 64;

    void add(double x) {
        sum_ += x;
        if (++in_batch_ == size()) [[unlikely]]
            close();
    }

    /// Forgets the past: the warm-up is over.
    void reset() { *this = BatchMeans{}; }

    std::size_t count() const { return full_; }

    /// Numbers in each batch.
    std::uint64_t size() const { return std::uint64_t{1} << joined_; }

    /// Of full batches, in order; what came after the last is left out.
    std::vector<double> means() const {
        std::vector<double> means(sums_.begin(), sums_.begin() + full_);
        for (double& mean : means) mean /= static_cast<double>(size());
        return means;
    }

  private:
    void close() {
        sums_[full_++] = sum_;
        sum_ = 0;
        in_batch_ = 0;
        if (full_ < most) return;
        full_ = most / 2;
        for (std::size_t i = 0; i < full_; ++i) sums_[i] = sums_[2 * i] + sums_[2 * i + 1];
        ++joined_;
    }

    double sum_ = 0;
    std::uint64_t in_batch_ = 0;
    std::uint32_t joined_ = 0;  // how often neighbours were
    std::uint32_t full_ = 0;
    std::array<double, most> sums_{};
};

}  // namespace sim
