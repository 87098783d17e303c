// Moments by hand, and that nothing is lost far from zero or in parts.
#include "sim/tally.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace sim;

namespace {

Tally tally_of(std::initializer_list<double> values) {
    Tally tally;
    for (const double value : values) tally.add(value);
    return tally;
}

}  // namespace

TEST_CASE("a tally gives count, mean, variance and extremes") {
    // 2 4 4 4 5 5 7 9: mean 5, squared deviations 32.
    const Tally tally = tally_of({2, 4, 4, 4, 5, 5, 7, 9});
    CHECK(tally.count() == 8);
    CHECK(tally.sum() == 40);
    CHECK(tally.mean() == 5);
    CHECK(tally.variance() == 32.0 / 7);
    CHECK(tally.standard_deviation() * tally.standard_deviation() == Approx(32.0 / 7));
    CHECK(tally.min() == 2);
    CHECK(tally.max() == 9);
}

TEST_CASE("an empty tally is all zeros, and one value has no variance") {
    CHECK(Tally{}.mean() == 0);
    CHECK(Tally{}.variance() == 0);
    CHECK(Tally{}.min() == 0);
    CHECK(Tally{}.max() == 0);
    CHECK(tally_of({-3}).variance() == 0);
    CHECK(tally_of({-3}).max() == -3);
}

TEST_CASE("a tally keeps the variance of numbers far from zero") {
    // NIST StRD NumAcc4: 10000000.2, then 10000000.1 and 10000000.3 in turn; mean 10000000.2 and
    // standard deviation 0.1 exactly. The sum of squares in doubles would keep two digits.
    Tally tally;
    tally.add(10000000.2);
    for (int i = 0; i < 500; ++i) {
        tally.add(10000000.1);
        tally.add(10000000.3);
    }
    CHECK(tally.mean() == Approx(10000000.2).epsilon(1e-14));
    CHECK(tally.standard_deviation() == Approx(0.1).epsilon(1e-8));
}

TEST_CASE("a first value far from all others does not spoil the variance") {
    // 10^9, then a million values of mean 0 and variance 1: n d^2 / (n + 1) from the first.
    Tally tally;
    tally.add(1e9);
    for (int i = 0; i < 1'000'000; ++i) tally.add(i % 2 == 0 ? 1 : -1);
    const double squares = 1e18 * (1e6 / (1e6 + 1)) + 1e6;
    CHECK(tally.variance() == Approx(squares / 1e6).epsilon(1e-9));
}

TEST_CASE("tallies of parts join to the tally of all") {
    std::mt19937_64 bits(7);
    for (int round = 0; round < 200; ++round) {
        Tally all;
        std::vector<Tally> parts(1 + bits() % 5);
        for (std::uint64_t i = bits() % 100; i > 0; --i) {
            const auto value = static_cast<double>(bits() % 1'000'000);
            all.add(value);
            parts[bits() % parts.size()].add(value);
        }
        Tally joined;
        for (const Tally& part : parts) joined.merge(part);
        CHECK(joined.count() == all.count());
        CHECK(joined.mean() == Approx(all.mean()));  // whole numbers: exact but for the quotient
        CHECK(joined.sum() == all.sum());
        CHECK(joined.variance() == Approx(all.variance()).epsilon(1e-12));
        CHECK(joined.min() == all.min());
        CHECK(joined.max() == all.max());
    }
}
