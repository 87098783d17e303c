// Philox: random words as a function of a counter and a key (Salmon, Moraes, Dror and Shaw 2011,
// "Parallel random numbers: as easy as 1, 2, 3").
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>

namespace sim {

namespace philox {

__extension__ using Wide = unsigned __int128;

template <class Word, std::size_t N>
struct Constants;
template <>
struct Constants<std::uint32_t, 4> {
    using Product = std::uint64_t;
    static constexpr std::array<std::uint32_t, 2> factors{0xD2511F53, 0xCD9E8D57};
    static constexpr std::array<std::uint32_t, 2> steps{0x9E3779B9, 0xBB67AE85};
};
template <>
struct Constants<std::uint64_t, 2> {
    using Product = Wide;
    static constexpr std::array<std::uint64_t, 1> factors{0xD2B74407B1CE6E93};
    static constexpr std::array<std::uint64_t, 1> steps{0x9E3779B97F4A7C15};
};
template <>
struct Constants<std::uint64_t, 4> {
    using Product = Wide;
    static constexpr std::array<std::uint64_t, 2> factors{0xD2E7470EE14C6C93, 0xCA5A826395121157};
    static constexpr std::array<std::uint64_t, 2> steps{0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B};
};

}  // namespace philox

/// N words for each counter of N words and key of N/2: ten rounds of multiply and exclusive or.
template <std::unsigned_integral Word, std::size_t N>
struct Philox {
    using Counter = std::array<Word, N>;
    using Key = std::array<Word, N / 2>;

    static constexpr Counter block(Counter x, Key key) {
        using Is = philox::Constants<Word, N>;
        for (int round = 0; round < 10; ++round) {
            Counter y{};
            for (std::size_t i = 0; i < N / 2; ++i) {
                // the product of one pair goes to the other one
                const std::size_t from = N - 2 - 2 * i;
                const auto product =
                    static_cast<typename Is::Product>(x[from]) * Is::factors[from / 2];
                y[2 * i] = static_cast<Word>(product >> (8 * sizeof(Word))) ^ x[2 * i + 1] ^ key[i];
                y[2 * i + 1] = static_cast<Word>(product);
            }
            x = y;
            for (std::size_t i = 0; i < N / 2; ++i) key[i] += Is::steps[i];
        }
        return x;
    }
};

using Philox4x32 = Philox<std::uint32_t, 4>;
using Philox2x64 = Philox<std::uint64_t, 2>;
using Philox4x64 = Philox<std::uint64_t, 4>;

}  // namespace sim
