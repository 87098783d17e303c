// Which idle cells may serve which waiting cells.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/bits.hpp"

namespace models {

/// A set of pairs (idle cell, waiting cell): a row of bits for each waiting cell.
class Pairs {
  public:
    Pairs(std::size_t idle, std::size_t waiting)
        : idle_(idle),
          waiting_(waiting),
          words_(sim::no_bits(idle).size()),
          bits_(words_ * waiting) {}

    /// The pairs for which `allowed(idle, waiting)` holds.
    template <class Allowed>
    static Pairs where(std::size_t idle, std::size_t waiting, const Allowed& allowed) {
        Pairs pairs(idle, waiting);
        for (std::size_t w = 0; w < waiting; ++w)
            for (std::size_t i = 0; i < idle; ++i)
                if (allowed(i, w)) pairs.allow(i, w);
        return pairs;
    }

    void allow(std::size_t idle, std::size_t waiting) {
        bits_[waiting * words_ + idle / 64] |= std::uint64_t{1} << (idle % 64);
    }
    /// Allows just these for a waiting cell.
    void allow_just(std::span<const std::uint64_t> idle, std::size_t waiting) {
        std::ranges::copy(idle, bits_.begin() + static_cast<std::ptrdiff_t>(waiting * words_));
    }
    bool allows(std::size_t idle, std::size_t waiting) const {
        return (bits_[waiting * words_ + idle / 64] >> (idle % 64) & 1) != 0;
    }

    std::size_t idle() const { return idle_; }
    std::size_t waiting() const { return waiting_; }

    /// (idle, in words of 64) The bits of one waiting cell.
    std::span<const std::uint64_t> row(std::size_t waiting) const {
        return {bits_.data() + waiting * words_, words_};
    }

  private:
    std::size_t idle_ = 0;
    std::size_t waiting_ = 0;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_{};
};

}  // namespace models
