// Fair sharing where numbers lie many powers of ten apart, and where links tie.
#include "sim/fair_sharing.hpp"

#include <catch2/catch.hpp>

#include "sim/ensure.hpp"

using namespace sim;

namespace {

constexpr double unlimited = FairSharing::unlimited;
constexpr double much = 1e15;
const Time start{};
const auto s = std::chrono::seconds{1};

}  // namespace

TEST_CASE("a link holds up a light flow beside a thousand heavy ones, and stops when it goes") {
    FairSharing network;
    const auto link = network.add_link(100);
    const auto heavy = network.add_kind({{{link}}, 0.001, 1 / 0.007});
    const auto light = network.add_kind({{{link}}, unlimited, 1 / 0.7});
    for (int i = 0; i < 1000; ++i) network.start(heavy, much, start);
    const auto flow = network.start(light, much, start);
    CHECK(network.rate(light) == Approx(99));
    network.set_capacity(link, 101, start + s);
    CHECK(network.rate(light) == Approx(100));
    CHECK(network.totals(link, start + 2 * s).held_up == 2 * s);
    network.withdraw(flow, start + 2 * s);
    CHECK_FALSE(network.holds_up(link));
    CHECK(network.totals(link, start + 9 * s).held_up == 2 * s);
}

TEST_CASE("weights may lie seventeen powers of ten apart") {
    FairSharing network;
    const auto link = network.add_link(10);
    const auto heavy = network.add_kind({{{link}}, 1, 1e17});
    const auto capped = network.add_kind({{{link}}, 4, 1});
    const auto other = network.add_kind({{{link}}, unlimited, 1});
    for (const auto kind : {heavy, capped, other}) network.start(kind, much, start);
    CHECK(network.rate(heavy) == 1);
    CHECK(network.rate(capped) == 4);
    CHECK(network.rate(other) == Approx(5));
}

TEST_CASE("a flow that wants more than numbers can tell leaves no trace") {
    FairSharing network;
    const auto link = network.add_link(10);
    const auto huge = network.add_kind({{{link}}, 1e300});
    const auto capped = network.add_kind({{{link}}, 20});
    const auto flow = network.start(huge, much, start);
    network.start(capped, much, start);
    CHECK(network.rate(capped) == Approx(5));
    network.withdraw(flow, start + s);
    CHECK(network.rate(capped) == Approx(10));
    CHECK(network.used(link) == Approx(10));
}

TEST_CASE("of links that hold up alike, the first counts, whatever came before") {
    for (const bool capped_first : {false, true}) {
        FairSharing network;
        const auto wide = network.add_link(10);
        const auto narrow = network.add_link(5);
        const auto both = network.add_kind({{{wide}, {narrow}}});
        const auto capped = network.add_kind({{{wide}}, 5});
        network.start(capped_first ? capped : both, much, start);
        CHECK(network.used(wide) == 5);
        network.start(capped_first ? both : capped, much, start);
        CHECK(network.rate(both) == 5);
        CHECK(network.held_up_at(both) == wide);
        CHECK(network.holds_up(wide));
        CHECK_FALSE(network.holds_up(narrow));
    }
}

TEST_CASE("a link without capacity is full, though rounding left it less than nothing") {
    FairSharing network;
    const auto drained = network.add_link(10);
    const auto closed = network.add_link(0);
    const auto few = network.add_kind({{{drained}}, 0.2});
    const auto some = network.add_kind({{{drained}}, 0.5});
    const auto a = network.start(few, much, start);
    const auto b = network.start(some, much, start);
    network.withdraw(a, start);
    network.withdraw(b, start);
    CHECK(network.used(drained) < 0);
    network.set_capacity(drained, 0, start);
    const auto both = network.add_kind({{{drained}, {closed}}, 1});
    network.start(network.add_kind({{{closed}}, 1}), much, start);
    CHECK(network.holds_up(closed));
    network.start(both, much, start);
    CHECK(network.held_up_at(both) == drained);
}

TEST_CASE("what no flow can be is refused") {
    FairSharing network;
    const auto link = network.add_link(10);
    CHECK_THROWS_AS(network.add_kind({{{link}, {link}}}), BrokenInvariant);
    CHECK_THROWS_AS(network.add_kind({{{link}}, 1, unlimited}), BrokenInvariant);
    CHECK_THROWS_AS(network.add_kind({}), BrokenInvariant);
}
