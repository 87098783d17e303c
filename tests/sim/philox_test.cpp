// Known answers of Random123 (DEShawResearch/random123, tests/kat_vectors), of NumPy and of C++26.
#include "sim/philox.hpp"

#include <catch2/catch.hpp>

using namespace sim;

TEST_CASE("Philox4x32-10 gives the published words") {
    STATIC_REQUIRE(Philox4x32::block({0, 0, 0, 0}, {0, 0}) ==
                   Philox4x32::Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    constexpr std::uint32_t full = 0xffffffff;
    STATIC_REQUIRE(Philox4x32::block({full, full, full, full}, {full, full}) ==
                   Philox4x32::Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    // the digits of pi
    STATIC_REQUIRE(Philox4x32::block({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
                                     {0xa4093822, 0x299f31d0}) ==
                   Philox4x32::Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
    STATIC_REQUIRE(Philox4x32::block({1, 0, 0, 0}, {0, 0}) ==
                   Philox4x32::Counter{0xf8e4cca4, 0x5cb200db, 0xb1a574eb, 0x097eff67});
}

TEST_CASE("the 10000th number of std::philox4x32 is the one that C++26 requires") {
    // [rand.predef] of C++26: 1955073260, from the default seed 20111115.
    STATIC_REQUIRE(Philox4x32::block({2499, 0, 0, 0}, {20111115, 0})[3] == 1955073260);
}

TEST_CASE("Philox2x64-10 and Philox4x64-10 give the published words") {
    STATIC_REQUIRE(Philox2x64::block({0, 0}, {0}) ==
                   Philox2x64::Counter{0xca00a0459843d731, 0x66c24222c9a845b5});
    STATIC_REQUIRE(Philox4x64::block({0, 0, 0, 0}, {0, 0}) ==
                   Philox4x64::Counter{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b,
                                       0x7e68b68aec7ba23b});
    // numpy.random.Philox(key=0, counter=0) counts before it draws
    STATIC_REQUIRE(Philox4x64::block({1, 0, 0, 0}, {0, 0})[0] == 0x02f4ba6408e4d89b);
}
