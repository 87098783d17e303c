// Where tenants can run: at home, and where they have ported their software to.
#include "models/tenants.hpp"

#include <catch2/catch.hpp>

using namespace models;
using namespace std::chrono_literals;

TEST_CASE("a tenant runs at home, and elsewhere once its software is ported") {
    Tenants tenants(2, {{}, {.takes = 90min}, {.takes = 1h, .from = Time{10h}}});
    tenants.settle(0, 0);
    tenants.settle(1, 2);
    CHECK(tenants.runs_on(0, Time{0h}) == 0b001);
    CHECK(tenants.runs_on(1, Time{0h}) == 0b100);

    tenants.port(0, 1, Time{2h});
    tenants.port(0, 1, Time{3h});  // it has begun already
    const Tenants& known = tenants;
    CHECK(known.runs_on(0, Time{3h}) == 0b001);
    CHECK(tenants.runs_on(0, Time{3h + 29min}) == 0b001);
    CHECK(known.runs_on(0, Time{3h + 30min}) == 0b011);
    CHECK(tenants.runs_on(0, Time{3h + 30min}) == 0b011);
    CHECK(tenants.runs_on(1, Time{4h}) == 0b100);  // another tenant

    tenants.port(0, 2, Time{9h});  // nobody can yet
    CHECK(tenants.runs_on(0, Time{20h}) == 0b011);
    tenants.port(0, 2, Time{20h});
    CHECK(tenants.runs_on(0, Time{21h}) == 0b111);
}

TEST_CASE("of two ports under way the earlier one is done first") {
    Tenants tenants(1, {{.takes = 5h}, {.takes = 2h}});
    tenants.port(0, 0, Time{0h});
    tenants.port(0, 1, Time{1h});
    CHECK(tenants.runs_on(0, Time{1h}) == 0);
    CHECK(tenants.runs_on(0, Time{3h}) == 0b10);
    CHECK(tenants.runs_on(0, Time{4h}) == 0b10);
    CHECK(tenants.runs_on(0, Time{5h}) == 0b11);
}
