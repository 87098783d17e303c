// Sets of small numbers, a bit each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sim {

using Bits = std::vector<std::uint64_t>;

inline constexpr std::size_t bits_a_word = 64;

/// Room for numbers below `size`, none of which is in.
inline Bits no_bits(std::size_t size) { return Bits((size + bits_a_word - 1) / bits_a_word); }
inline void set_bit(Bits& bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }
inline void clear_bit(Bits& bits, std::size_t at) {
    bits[at / 64] &= ~(std::uint64_t{1} << (at % 64));
}
inline bool has_bit(const Bits& bits, std::size_t at) {
    return (bits[at / 64] >> (at % 64) & 1) != 0;
}

/// Calls `visit(number)` for each bit that is set in the word of that index, in order.
template <class Visit>
void each_bit(std::uint64_t word, std::size_t index, Visit visit) {
    for (; word != 0; word &= word - 1)
        visit(static_cast<std::uint32_t>(index * bits_a_word +
                                         static_cast<unsigned>(std::countr_zero(word))));
}

}  // namespace sim
