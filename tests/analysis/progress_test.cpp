// What a person reads while waiting.
#include "analysis/progress.hpp"

#include <catch2/catch.hpp>

using namespace analysis;
using namespace std::chrono_literals;

TEST_CASE("waiting times are told in two digits") {
    CHECK(rough_duration(0.25) == "250 ms");
    CHECK(rough_duration(42.4) == "42 s");
    CHECK(rough_duration(59.9) == "60 s");
    CHECK(rough_duration(200) == "3 min 20 s");
    CHECK(rough_duration(5 * 3600 + 125) == "5 h 02 min");
}

TEST_CASE("counts are told in three digits") {
    CHECK(rough_count(950) == "950");
    CHECK(rough_count(12'345) == "12.3 k");
    CHECK(rough_count(4.56e6) == "4.56 M");
}

TEST_CASE("a run without a calendar counts days") {
    Position position{};
    position.date = sim::Date{std::chrono::days(12) + 3h + 4min + 5s};
    CHECK(progress_date(position) == "day 12 03:04:05");
    position.dated = true;
    CHECK(progress_date(position) == "1970-01-13 03:04");
}
