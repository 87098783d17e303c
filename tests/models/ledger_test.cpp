// Charges and accounts, by hand.
#include "models/ledger.hpp"

#include <catch2/catch.hpp>

#include "sim/ensure.hpp"

using namespace models;
using namespace std::chrono_literals;

TEST_CASE("a charge is price, accelerators and time, rounded once") {
    CHECK(charge(Money{12'000'000}, 8, 30min) == Money{48'000'000});  // 12 yuan an hour
    CHECK(charge(Money{1}, 1, 1h) == Money{1});
    CHECK(charge(Money{1}, 1, 30min) == Money{1});  // half of the smallest unit goes up
    CHECK(charge(Money{1}, 1, 30min - 1ns) == Money{0});
    CHECK(charge(Money{25'700'000}, 16384, 54 * 24h) == Money{25'700'000LL * 16384 * 54 * 24});
    CHECK_THROWS_AS(charge(Money{INT64_MAX / 2}, 1000, 10h), sim::BrokenInvariant);
}

TEST_CASE("whatever is paid, all accounts together are zero") {
    Ledger ledger(2, 2);
    ledger.pay(0, 1, Money{100});
    ledger.pay(1, 1, Money{7});
    ledger.pay(1, 0, Money{5});
    ledger.buy_electricity(1, Money{30});
    CHECK(ledger.paid_by(0) == Money{100});
    CHECK(ledger.paid_by(1) == Money{12});
    CHECK(ledger.earned_by(1) == Money{107});
    CHECK(ledger.electricity_of(1) == Money{30});
    CHECK(ledger.balance() == Money{0});
}
