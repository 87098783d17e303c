// The waiting jobs of the floor: bare arrays, searched by blocks.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace bench {

/// Waiting jobs by number, which come in order, under the least estimate and size of each 16, of
/// each 16 times 16 …
class BareLine {
  public:
    static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();

    bool empty() const { return live_ == 0; }
    std::int64_t head() const { return head_; }

    void push(std::int64_t job, std::int64_t estimate, std::int64_t size) {
        if (live_++ == 0) head_ = job;
        last_ = job;
        for (auto& level : levels_) {
            if (job == std::ssize(level)) level.emplace_back();
            at(level, job).take({estimate, size});
            job /= 16;
        }
    }

    void erase(std::int64_t job) {
        at(levels_[0], job) = {};
        if (--live_ > 0)
            while (at(levels_[0], head_).size == none) ++head_;
        for (std::size_t i = 1; i < levels_.size(); ++i, job /= 16) {
            const auto& below = levels_[i - 1];
            const auto end = std::min<std::int64_t>(job / 16 * 16 + 16, std::ssize(below));
            Least least;
            for (auto one = job / 16 * 16; one < end; ++one) least.take(at(below, one));
            at(levels_[i], job / 16) = least;
        }
    }

    /// The first behind another of at most `free` that is expected to end within `window` or is of
    /// at most `extra`.
    std::int64_t first(std::int64_t behind, std::int64_t free, std::int64_t window,
                       std::int64_t extra) const {
        const auto admits = [&](const Level& level, std::int64_t i) {
            const Least& least = at(level, i);
            return least.size <= free && (least.estimate <= window || least.size <= extra);
        };
        for (std::int64_t job = behind + 1; job <= last_;) {
            if (job % 4096 == 0 && !admits(levels_[3], job / 4096))
                job += 4096;
            else if (job % 256 == 0 && !admits(levels_[2], job / 256))
                job += 256;
            else if (job % 16 == 0 && !admits(levels_[1], job / 16))
                job += 16;
            else if (admits(levels_[0], job))
                return job;
            else
                ++job;
        }
        return none;
    }

  private:
    struct Least {
        std::int64_t estimate = none;
        std::int64_t size = none;
        void take(const Least& other) {
            estimate = std::min(estimate, other.estimate);
            size = std::min(size, other.size);
        }
    };
    using Level = std::vector<Least>;
    static Least& at(Level& level, std::int64_t i) { return level[static_cast<std::size_t>(i)]; }
    static const Least& at(const Level& level, std::int64_t i) {
        return level[static_cast<std::size_t>(i)];
    }

    std::array<Level, 4> levels_{};
    std::int64_t head_ = 0;
    std::int64_t last_ = 0;
    std::int64_t live_ = 0;
};

}  // namespace bench
