// Quantities, durations, money and dates as text.
#include "sim/units.hpp"

#include <fmt/format.h>

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/date_text.hpp"
#include "sim/quantity_text.hpp"

using namespace sim;

namespace {

template <class Q>
double in_base_units(std::string_view text) {
    const auto parsed = parse_quantity(text, Q::dimension, Q::precision);
    INFO(parsed.problem);
    REQUIRE(parsed.value);
    return *parsed.value;
}

template <class Q>
std::string problem(std::string_view text) {
    return parse_quantity(text, Q::dimension, Q::precision).problem;
}

std::int64_t nanoseconds(std::string_view text) {
    const auto parsed = parse_duration(text);
    INFO(parsed.problem);
    REQUIRE(parsed.value);
    return parsed.value->count();
}

/// A sequence of arbitrary bits (SplitMix64, Steele, Lea and Flood 2014).
struct Bits {
    std::uint64_t state = 1;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
};

}  // namespace

TEST_CASE("units are read in base units") {
    CHECK(in_base_units<Bandwidth>("10 Gbit/s") == 1.25e9);
    CHECK(in_base_units<Bandwidth>("1 GiB/s") == 1073741824.0);
    CHECK(in_base_units<Rate>("40 /h") == 40.0 / 3600);
    CHECK(in_base_units<Rate>("40/h") == 40.0 / 3600);
    CHECK(in_base_units<Rate>("1/h") == 1.0 / 3600);
    CHECK(in_base_units<Compute<Precision::fp16>>("788 EFLOPS@fp16") == 788e18);
    CHECK(in_base_units<Compute<Precision::fp16>>("788 EFLOP@fp16/s") == 788e18);
    CHECK(in_base_units<Compute<Precision::int8>>("624 TOPS@int8") == 624e12);
    CHECK(in_base_units<EnergyPrice>("0.35 CNY/kWh") == 0.35 / 3.6e6);
    CHECK(in_base_units<RentalPrice>("9.1 CNY/card/h") == 9.1 / 3600);
    CHECK(in_base_units<RentalPrice>("9.1 CNY/h/card") == 9.1 / 3600);
    CHECK(in_base_units<Power>("3 kWh/h") == 3000);
    CHECK(in_base_units<Seconds>("-1.5e1 min") == -900);
    CHECK(in_base_units<Seconds>("1 week") == 604800);
    CHECK(in_base_units<Seconds>("2 years") == 2 * 365 * 86400.0);
    CHECK(in_base_units<Seconds>("30 days") == in_base_units<Seconds>("30 d"));
    CHECK(parse_number("85 %").value == 0.85);
    CHECK(parse_number("-2.5e-3").value == -0.0025);
}

TEST_CASE("a wrong quantity is told what would be right") {
    CHECK(problem<Rate>("10 GB") == "`10 GB` is an amount of data; a rate is due, such as `40 /h`");
    CHECK(problem<Rate>("12") == "`12` has no unit; a rate is due, such as `40 /h`");
    CHECK(problem<Rate>("fast") ==
          "`fast` is not a number with a unit; a rate is due, such as `40 /h`");
    CHECK(problem<Seconds>("3 fortnights") ==
          "`3 fortnights`: `fortnights` is not a unit; a duration is due, such as `10 min`");
    CHECK(problem<Seconds>("1,5 ms") == "`1,5 ms` has a comma; write `1.5 ms`");
    CHECK(problem<Meters>("1,500 m") == "`1,500 m` has a comma; write `1500 m` or `1.500 m`");
    CHECK(problem<Seconds>("1 h 30 min") ==
          "`1 h 30 min` has more than one unit; write one number and one unit, such as `10 min`");
    CHECK(problem<Power>("12 mw") == "`12 mw`: `mw` is not a unit; did you mean `mW` or `MW`?");
    CHECK(problem<Bandwidth>("10 Gb/s") ==
          "`10 Gb/s`: `Gb` is not a unit; did you mean `GB` or `Gbit`?");
    CHECK(problem<Bandwidth>("10 Gbps") ==
          "`10 Gbps`: `Gbps` is not a unit; did you mean `GB/s` or `Gbit/s`?");
    CHECK(problem<Seconds>("2 months") ==
          "`2 months`: `months` is not a unit; months differ in length, so give days, such as "
          "`30 d`");
    CHECK(problem<Seconds>("3 小时") == "`3 小时`: `小时` is not a unit; did you mean `h`?");
    CHECK(problem<Compute<Precision::fp16>>("312 TFLOPS@fp32") ==
          "`312 TFLOPS@fp32` counts operations at fp32; a computing speed at fp16 is due, such as "
          "`312 TFLOPS@fp16`");
    CHECK(problem<Compute<Precision::fp16>>("312 TFLOPS") ==
          "`312 TFLOPS` does not say its precision; a computing speed at fp16 is due, such as "
          "`312 TFLOPS@fp16`");
    CHECK(problem<Seconds>("3 s@fp16") ==
          "`3 s@fp16`: a precision belongs to operations, as in `TFLOPS@fp16`; a duration is due, "
          "such as `10 min`");
    CHECK(problem<Seconds>("nan") == "`nan` is not a finite number");
    CHECK(problem<Seconds>("-.inf") == "`-.inf` is not a finite number");
    CHECK(problem<Bytes>("1e400 B") == "`1e400 B` is too large");
    CHECK(problem<Bytes>("1e300 EB") == "`1e300 EB` is too large");
    CHECK(problem<Seconds>("010 s") == "`010 s` starts with a zero; write `10 s`");
    CHECK(problem<Seconds>(".5 s") == "`.5 s` has no digit before the point; write `0.5 s`");
    CHECK(parse_number("85 GB").problem ==
          "`85 GB` is an amount of data; a plain number is due, without a unit");
}

TEST_CASE("durations are exact to the nanosecond where the text is decimal") {
    CHECK(nanoseconds("0.1 s") == 100'000'000);
    CHECK(nanoseconds("10 min") == 600'000'000'000);
    CHECK(nanoseconds("-1.5 us") == -1500);
    CHECK(nanoseconds("1e3 s") == 1'000'000'000'000);
    CHECK(nanoseconds("123456789.123456789 s") == 123'456'789'123'456'789);
    CHECK(nanoseconds("9223372036.854775807 s") == std::numeric_limits<std::int64_t>::max());
    CHECK(nanoseconds("-9223372036854775808 ns") == std::numeric_limits<std::int64_t>::min());
    CHECK(nanoseconds("0.4 ns") == 0);
    CHECK(nanoseconds("0.5 ns") == 1);
    CHECK(nanoseconds("1e-400 s") == 0);
    for (const auto* text : {"9223372036.854775808 s", "300 a", "1e300 s"})
        CHECK(
            parse_duration(text).problem ==
            fmt::format("`{}` is too long; the longest duration is 2^63 ns, some 292 years", text));
    CHECK(parse_duration("9e99999999999 s").problem == "`9e99999999999 s` is too large");
}

TEST_CASE("durations are written shortly") {
    const auto rewritten = [](std::string_view text) {
        return duration_text(*parse_duration(text).value);
    };
    CHECK(rewritten("600 s") == "10 min");
    CHECK(rewritten("1500 ms") == "1.5 s");
    CHECK(rewritten("0 h") == "0 s");
    CHECK(rewritten("90 min") == "90 min");
    CHECK(rewritten("86400 s") == "1 d");
    CHECK(rewritten("2.5 us") == "2.5 us");
}

TEST_CASE("money is exact to the millionth") {
    CHECK(parse_money("0.35 CNY").value == Money{350'000});
    CHECK(parse_money("-2 MCNY").value == Money{-2'000'000'000'000});
    CHECK(money_text(Money{350'000}) == "0.35 CNY");
    CHECK(money_text(Money{-1}) == "-0.000001 CNY");
    CHECK(parse_money("1 TCNY").value == Money{1'000'000'000'000'000'000});
    CHECK(parse_money("10 TCNY").problem ==
          "`10 TCNY` is too much; the largest sum is 9.2 million million CNY");
    CHECK(parse_money("3 h").problem ==
          "`3 h` is a duration; an amount of money is due, such as `100 CNY`");
}

TEST_CASE("printing is exact: what is written is read as the same number") {
    Bits bits;
    const auto check = [&](const Dimension& dimension, Precision precision) {
        for (int i = 0; i < 200; ++i) {
            double value = std::bit_cast<double>(bits.next());
            if (i % 2 == 0) value = static_cast<double>(bits.next() % 1'000'000) * 60;
            if (!std::isfinite(value)) continue;
            const std::string text = quantity_text(value, dimension, precision);
            const auto parsed = parse_quantity(text, dimension, precision);
            INFO(text << " " << parsed.problem);
            REQUIRE(parsed.value);
            REQUIRE(std::bit_cast<std::uint64_t>(*parsed.value) ==
                    std::bit_cast<std::uint64_t>(value));
        }
    };
    check({}, Precision::none);
    check(Seconds::dimension, Precision::none);
    check(Rate::dimension, Precision::none);
    check(Bytes::dimension, Precision::none);
    check(Bandwidth::dimension, Precision::none);
    check(Energy::dimension, Precision::none);
    check(Power::dimension, Precision::none);
    check(Compute<Precision::fp16>::dimension, Precision::fp16);
    check(Work<Precision::int8>::dimension, Precision::int8);
    check(EnergyPrice::dimension, Precision::none);
    check(RentalPrice::dimension, Precision::none);
    check(CarbonIntensity::dimension, Precision::none);
    check(dimension::data - dimension::energy, Precision::none);
    for (int i = 0; i < 1000; ++i) {
        const Duration duration{static_cast<std::int64_t>(bits.next()) >> (i % 60)};
        CHECK(parse_duration(duration_text(duration)).value == duration);
        const Money money{duration.count()};
        CHECK(parse_money(money_text(money)).value == money);
    }
}

TEST_CASE("quantities are written as a person would") {
    CHECK(quantity_text(Rate{40.0 / 3600}) == "40 /h");
    CHECK(quantity_text(Bandwidth{1.25e9}) == "10 Gbit/s");
    CHECK(quantity_text(Seconds{600}) == "10 min");
    CHECK(quantity_text(Compute<Precision::fp16>{312e12}) == "312 TFLOPS@fp16");
    CHECK(quantity_text(RentalPrice{9.1 / 3600}) == "9.1 CNY/card/h");
    CHECK(quantity_text(Bytes{0}) == "0 B");
}

TEST_CASE("dates are ISO 8601, in UTC unless they say otherwise") {
    using namespace std::chrono;
    const auto read = [](std::string_view text) {
        const auto parsed = parse_date(text);
        INFO(parsed.problem);
        REQUIRE(parsed.value);
        return *parsed.value;
    };
    const Date noon = sys_days{year{2025} / 1 / 31} + hours{12};
    CHECK(read("2025-01-31") == Date{sys_days{year{2025} / 1 / 31}});
    CHECK(read("2025-01-31T12:00") == noon);
    CHECK(read("2025-01-31 12:00:00Z") == noon);
    CHECK(read("2025-01-31T12:00:00.5") == noon + milliseconds{500});
    CHECK(read("2025-01-31T20:00+08:00") == noon);
    CHECK(read("2024-02-29") == Date{sys_days{year{2024} / 2 / 29}});
    for (const auto* text : {"2025-01-31", "2025-01-31T12:00", "2025-01-31T12:00:07",
                             "1999-12-31T23:59:59.000000001", "2025-01-31T00:00:09.05"})
        CHECK(date_text(read(text)) == text);
}

TEST_CASE("dates that do not exist are refused") {
    CHECK(parse_date("2025-02-30").problem == "`2025-02-30` does not exist: 2025-02 has 28 days");
    CHECK(parse_date("2025-13-01").problem == "`2025-13-01` does not exist: no month 13");
    CHECK(parse_date("2025-01-31T24:00").problem ==
          "`2025-01-31T24:00` does not exist: the last time of a day is 23:59:59");
    CHECK(parse_date("1500-01-01").problem ==
          "`1500-01-01` is out of reach; years from 1678 to 2261 can be told");
    for (const auto* text : {"2025-1-1", "31.1.2025", "2025-01-31T", "2025-01-31T12", "tomorrow",
                             "2025-01-31T12:00+99:00", "2025-01-31x"})
        CHECK(parse_date(text).problem ==
              fmt::format("`{}` is not a date; a date is due, such as `2025-01-31` or "
                          "`2025-01-31T12:00`",
                          text));
}

TEST_CASE("a moment is a date or a duration since the start") {
    using namespace std::chrono;
    const Date start = sys_days{year{2025} / 1 / 1};
    CHECK(parse_moment("2025-01-02").value->time(start) == Time{hours{24}});
    CHECK(parse_moment("30 d").value->time(start) == Time{days{30}});
    CHECK(moment_text(*parse_moment("30 d").value) == "30 d");
    CHECK(
        parse_moment("soon").problem ==
        "`soon` is not a number with a unit; a duration is due, such as `10 min`, or a date, such "
        "as `2025-01-31`");
}
