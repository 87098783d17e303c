// Chance as a function, not a state: a draw depends on (seed, replication, purpose, entity, use)
// only.
#pragma once

#include <cstdint>
#include <string_view>

#include "sim/philox.hpp"

namespace sim {

/// What makes two runs of one scenario different.
struct Seed {
    std::uint64_t value = 1;
    std::uint32_t replication = 0;

    constexpr bool operator==(const Seed&) const = default;
};

namespace random {

/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo 1991).
constexpr std::uint64_t hash(std::string_view text) {
    std::uint64_t h = 0xcbf29ce484222325;
    for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return h;
}

constexpr std::uint32_t low(std::uint64_t x) { return static_cast<std::uint32_t>(x); }
constexpr std::uint32_t high(std::uint64_t x) { return static_cast<std::uint32_t>(x >> 32); }

/// An odd multiple of 2^-53: strictly between 0 and 1, and 1 - u is one as well, exactly.
constexpr double uniform(std::uint32_t low, std::uint32_t high) {
    const std::uint64_t bits = (std::uint64_t{high} << 20) | (low >> 12);
    return (static_cast<double>(static_cast<std::int64_t>(bits)) + 0.5) * 0x1p-52;
}

/// Two uniforms: uses 2 * pair and 2 * pair + 1.
constexpr Philox4x32::Counter block(Philox4x32::Key key, std::uint64_t entity, std::uint64_t pair) {
    return Philox4x32::block({low(pair), high(pair), low(entity), high(entity)}, key);
}

}  // namespace random

/// The draws of one entity for one purpose, use after use.
class Draw {
  public:
    constexpr Draw(Philox4x32::Key key, std::uint64_t entity) : key_(key), entity_(entity) {}

    /// Uniform in (0, 1): the next use.
    constexpr double uniform() {
        const std::uint64_t use = next_++;
        if ((use & 1) != 0) return second_;
        const auto words = random::block(key_, entity_, use / 2);
        second_ = random::uniform(words[2], words[3]);
        return random::uniform(words[0], words[1]);
    }

  private:
    Philox4x32::Key key_{};
    std::uint64_t entity_ = 0;
    std::uint64_t next_ = 0;
    double second_ = 0;  // of the block of the use before, where that was even
};

/// Independent draws for one purpose: whoever asks, in whatever order, gets the same.
class Stream {
  public:
    constexpr Stream(Seed seed, std::string_view purpose) {
        const std::uint64_t hash = random::hash(purpose);
        const auto words =
            Philox4x32::block({seed.replication, random::low(hash), random::high(hash), 0},
                              {random::low(seed.value), random::high(seed.value)});
        key_ = {words[0], words[1]};
    }

    constexpr Draw of(std::uint64_t entity) const { return {key_, entity}; }

    /// Uniform in (0, 1): the same as the use-th (from 0) of `of(entity)`.
    constexpr double uniform(std::uint64_t entity, std::uint64_t use) const {
        const auto words = random::block(key_, entity, use / 2);
        return (use & 1) == 0 ? random::uniform(words[0], words[1])
                              : random::uniform(words[2], words[3]);
    }

  private:
    Philox4x32::Key key_{};
};

}  // namespace sim
