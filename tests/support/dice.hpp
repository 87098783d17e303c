// Chance for random stories, from the simulator's own streams: the same story everywhere.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/random.hpp"

namespace support {

/// Whole numbers for the `number`-th story of a name.
class Dice {
  public:
    explicit Dice(std::string_view story, std::uint64_t number = 0)
        : draw_(sim::Stream({}, story).of(number)) {}

    /// One of 0, 1, …, n - 1.
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(draw_.uniform() * static_cast<double>(n));
    }
    /// One of low, …, high.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + below(high - low + 1);
    }
    bool one_in(std::int64_t n) { return below(n) == 0; }

  private:
    sim::Draw draw_;
};

}  // namespace support
