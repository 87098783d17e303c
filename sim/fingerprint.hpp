// One number that stands for a whole run: equal events in equal order, or another number.
#pragma once

#include <bit>
#include <cstdint>

namespace sim {

/// A hash of a stream of 64-bit words that is the same on every machine and in every version:
/// the 8-byte step and the avalanche of XXH64 (Collet 2012), begun with its fifth prime and
/// without its length. (For up to three words this is XXH64 with the seed -length.)
class Fingerprint {
  public:
    template <class... Words>
    void add(Words... words) {
        (step(static_cast<std::uint64_t>(words)), ...);
    }

    std::uint64_t value() const {
        std::uint64_t h = state_;
        h = (h ^ (h >> 33)) * prime2;
        h = (h ^ (h >> 29)) * prime3;
        return h ^ (h >> 32);
    }

  private:
    static constexpr std::uint64_t prime1 = 0x9E3779B185EBCA87;
    static constexpr std::uint64_t prime2 = 0xC2B2AE3D27D4EB4F;
    static constexpr std::uint64_t prime3 = 0x165667B19E3779F9;
    static constexpr std::uint64_t prime4 = 0x85EBCA77C2B2AE63;
    static constexpr std::uint64_t prime5 = 0x27D4EB2F165667C5;

    void step(std::uint64_t word) {
        state_ ^= std::rotl(word * prime2, 31) * prime1;
        state_ = std::rotl(state_, 27) * prime1 + prime4;
    }

    std::uint64_t state_ = prime5;
};

}  // namespace sim
