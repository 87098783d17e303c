// Calendar months.
#include "sim/months.hpp"

#include <catch2/catch.hpp>

using namespace sim;
using namespace std::chrono;

namespace {

Date on(int year_number, unsigned month_number, unsigned day_number) {
    return sys_days{year{year_number} / month{month_number} / day{day_number}};
}

}  // namespace

TEST_CASE("a month ends where the next begins, over leap days and years") {
    CHECK(next_month(on(2024, 2, 1)) == on(2024, 3, 1));
    CHECK(next_month(on(2024, 2, 29) + 23h) == on(2024, 3, 1));
    CHECK(next_month(on(2023, 12, 31)) == on(2024, 1, 1));
    CHECK(next_month(on(2025, 1, 1)) == on(2025, 2, 1));
}

TEST_CASE("a run that begins within a month has a short first one") {
    Months months(on(2025, 1, 20));
    CHECK(months.end() == Time{days{12}});
    months.pass();
    CHECK(months.end() == Time{days{12 + 28}});
}
