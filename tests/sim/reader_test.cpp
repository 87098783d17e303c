// A document into a struct: every kind of mistake, with its exact message.
#include "sim/reader.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "tests/sim/schema_cases.hpp"

using namespace cases;

namespace {

constexpr std::string_view least = "rate: 1 /s\nlanes: {a: {capacity: 1 B/s}}\n";

CarPark read(const std::string& text) {
    Document document = Document::parse(text, "park.yaml");
    auto park = Reader(document).read<CarPark>();
    document.problems.check();
    return park;
}

/// The problems of the least valid text with more behind it.
std::string wrong(const std::string& more) {
    try {
        read(fmt::format("{}{}", least, more));
        return "";
    } catch (const InputError& error) {
        return error.what();
    }
}

/// The first line of the problems only, from the path on.
std::string message(const std::string& more) {
    const std::string text = wrong(more);
    const std::string line = text.substr(0, text.find('\n'));
    const auto path = line.find(": ");
    return path == std::string::npos ? line : line.substr(path + 2);
}

}  // namespace

TEST_CASE("every sort of value is read") {
    const CarPark park = read(R"(
name: 北 lot
opens: 2025-01-31T08:00+08:00
closes: 30 d
rate: 40 /h
stay: {kind: uniform, low: 1 min, high: 1 h}
order: {kind: backfill, depth: 3}
lanes:
  a: {capacity: 10 Gbit/s, delay: 0.1 s, colour: red}
  b: {capacity: 1 B/s, colour: default}
weights: [1, 85 %, 2.5e3]
sizes: [1, 1e3]
lit: false
seed: 18446744073709551615
speed: 312 TFLOPS@fp16
fee: 0.35 CNY
share: 40 %
x-note: anything
)");
    using namespace std::chrono;
    CarPark due;
    due.name = "北 lot";
    due.opens = sys_days{year{2025} / 1 / 31};
    due.closes = Moment{Duration{hours{720}}};
    due.rate = Rate{40.0 / 3600};
    due.stay = Uniform<Seconds>{{60}, {3600}};
    due.order = Backfill{3};
    due.lanes = {{"a", {Bandwidth{1.25e9}, milliseconds{100}, Colour::red}},
                 {"b", {Bandwidth{1}, {}, Colour::default_}}};
    due.weights = {1, 0.85, 2500};
    due.sizes = {1, 1000};
    due.lit = false;
    due.seed = 18446744073709551615U;
    due.speed = Compute<Precision::fp16>{312e12};
    due.fee = Money{350'000};
    due.share = 0.4;
    CHECK(park == due);
}

TEST_CASE("what is left out keeps its default, and null is nothing") {
    CarPark due;
    due.lanes = {{"a", {Bandwidth{1}, {}, Colour::dark_blue}}};
    CHECK(read(std::string(least)) == due);
    CHECK(read(fmt::format("{}closes: null\nspeed: ~\nweights:\n", least)) == due);
}

TEST_CASE("a choice has short forms") {
    const auto stay = [](std::string_view text) {
        return read(fmt::format("{}stay: {}\n", least, text)).stay;
    };
    const decltype(CarPark::stay) ten = Constant<Seconds>{{600}};
    CHECK(stay("10 min") == ten);
    CHECK(stay("\"10 min\"") == ten);
    CHECK(stay("{kind: constant, value: 10 min}") == ten);
    CHECK(read(fmt::format("{}order: backfill\n", least)).order ==
          decltype(CarPark::order){Backfill{1}});
    CHECK(read(fmt::format("{}order: {{kind: in_order}}\n", least)).order ==
          decltype(CarPark::order){InOrder{}});
}

TEST_CASE("an unknown key is told with the one that may be meant") {
    CHECK(wrong("ratee: 3\n") ==
          "park.yaml:3:1: `ratee` is not a key of this section; did you mean `rate`?\n"
          "    3 | ratee: 3\n"
          "      | ^~~~~\n");
    CHECK(message("order: {kind: in_order, depth: 3}\n") ==
          "order: `depth` is not a key of this section; known are `kind`");
    CHECK(message("order: {kind: backfill, zzzzzz: 3}\n") ==
          "order: `zzzzzz` is not a key of this section; known are `kind`, `depth`");
}

TEST_CASE("a missing key is told at the key of its section") {
    try {
        read("rate: 1 /s\nlanes:\n  left:\n    delay: 1 s\n");
        FAIL("nothing was wrong");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()) ==
              "park.yaml:3:3: lanes.left: `capacity` is missing; a bandwidth is due, such as "
              "`10 Gbit/s`\n"
              "    3 |   left:\n"
              "      |   ^~~~\n");
    }
}

TEST_CASE("a value of the wrong dimension, unit or precision is told what is due") {
    CHECK(wrong("closes: 10 GB\n") ==
          "park.yaml:3:9: closes: `10 GB` is an amount of data; a duration is due, such as "
          "`10 min`, or a date, such as `2025-01-31`\n"
          "    3 | closes: 10 GB\n"
          "      |         ^~~~~\n");
    CHECK(
        message("speed: 1 TFLOPS@fp32\n") ==
        "speed: `1 TFLOPS@fp32` counts operations at fp32; a computing speed at fp16 is due, such "
        "as `312 TFLOPS@fp16`");
    CHECK(message("stay: 3 parsecs\n") ==
          "stay: `3 parsecs`: `parsecs` is not a unit; a duration is due, such as `10 min`");
    CHECK(message("stay: 10\n") == "stay: `10` has no unit; a duration is due, such as `10 min`");
    CHECK(message("fee: 1,5 CNY\n") == "fee: `1,5 CNY` has a comma; write `1.5 CNY`");
}

TEST_CASE("a value of the wrong type is told what is due") {
    CHECK(message("lit: yes\n") == "lit: `yes`: true or false is due");
    CHECK(message("lit: \"true\"\n") ==
          "lit: `\"true\"` is a text, as it stands in quotes; true or false is due");
    CHECK(message("seed: 1.5\n") == "seed: `1.5` is not a whole number");
    CHECK(message("seed: abc\n") ==
          "seed: `abc` is not a number; a whole number is due, such as `8`");
    CHECK(message("seed: 010\n") == "seed: `010` starts with a zero; write `10`");
    CHECK(message("seed: 0x10\n") == "seed: `0x10` is not a whole number");
    CHECK(message("seed: -1\n") == "seed: `-1` is out of range; at least 0 is due");
    CHECK(message("seed: [1]\n") == "seed: a list; a whole number is due, such as `8`");
    CHECK(message("share: {a: 1}\n") ==
          "share: a map of keys; a plain number is due, such as `1.5`");
    CHECK(message("share: 3 GB\n") ==
          "share: `3 GB` is an amount of data; a plain number is due, without a unit");
    CHECK(message("weights: 3\n") == "weights: `3` is not a list; a list is due, such as `[3]`");
    CHECK(message("sizes: [1, 2, 3]\n") == "sizes: a list of 2 is due");
    CHECK(message("order: [1]\n") == "order: a list; one of `in_order`, `backfill` is due");
    CHECK(message("name:\n") == "name: no value; a text is due");
    CHECK(message("name: [x]\n") == "name: a list; a text is due");
}

TEST_CASE("a key without its value is told where it stands, not where the next one does") {
    CHECK(wrong("seed:\n\nlit: true\n") ==
          "park.yaml:3:1: seed: no value; a whole number is due, such as `8`\n"
          "    3 | seed:\n"
          "      | ^~~~\n");
    CHECK(wrong("order: {kind: backfill, depth: }\n") ==
          "park.yaml:3:25: order.depth: no value; a whole number is due, such as `8`\n"
          "    3 | order: {kind: backfill, depth: }\n"
          "      |                         ^~~~~\n");
}

TEST_CASE("a number may have its sign") {
    const auto seed = [](std::string_view text) {
        return read(fmt::format("{}seed: {}\n", least, text)).seed;
    };
    CHECK(seed("+5") == 5);
    CHECK(seed("+18446744073709551615") == 18446744073709551615U);
    CHECK(seed("+1e3") == 1000);
    CHECK(seed("-0") == 0);
    CHECK(message("seed: +18446744073709551616\n") ==
          "seed: `+18446744073709551616` is too large; the most is 18446744073709551615");
}

TEST_CASE("a time in a distribution is no longer than time itself") {
    const auto stay = [](std::string_view text) {
        return message(fmt::format("stay: {{kind: uniform, low: 0 s, high: {}}}\n", text));
    };
    for (const auto* text : {"300 a", "9223372037 s", "1e30 s", "9223372036854775808 ns"}) {
        CHECK(stay(text) == fmt::format("stay.high: `{}` is too long; the longest duration is 2^63 "
                                        "ns, some 292 years",
                                        text));
        CHECK(message(fmt::format("stay: {}\n", text)) ==
              fmt::format("stay: `{}` is too long; the longest duration is 2^63 ns, some 292 years",
                          text));
    }
    // the longest is read, and can be read again as it is written
    const auto park = read(fmt::format("{}stay: 9223372036854775807 ns\n", least));
    const auto longest = std::get<Constant<Seconds>>(park.stay).value;
    CHECK(duration_of(longest));
    CHECK(stay(quantity_text(longest)) == "");
}

TEST_CASE("numbers that are none, or too large, are refused") {
    CHECK(message("share: .nan\n") == "share: `.nan` is not a finite number");
    CHECK(message("share: .inf\n") == "share: `.inf` is not a finite number");
    CHECK(message("share: 1e999\n") == "share: `1e999` is too large");
    CHECK(message("seed: 18446744073709551616\n") ==
          "seed: `18446744073709551616` is too large; the most is 18446744073709551615");
    CHECK(message("sizes: [3000000000, 1]\n") ==
          "sizes[0]: `3000000000` is too large; the most is 2147483647");
    CHECK(message("sizes: [-3000000000, 1]\n") ==
          "sizes[0]: `-3000000000` is too small; the least is -2147483648");
    CHECK(message("closes: 300 a\n") ==
          "closes: `300 a` is too long; the longest duration is 2^63 ns, some 292 years");
    CHECK(message("opens: 2025-02-30\n") ==
          "opens: `2025-02-30` does not exist: 2025-02 has 28 days");
}

TEST_CASE("a value out of range is told the range") {
    CHECK(message("share: 120 %\n") == "share: `120 %` is out of range; from 0 to 1 is due");
    CHECK(message("order: {kind: backfill, depth: 11}\n") ==
          "order.depth: `11` is out of range; from 1 to 10 is due");
    CHECK(message("speed: 2 PFLOPS@fp16\n") ==
          "speed: `2 PFLOPS@fp16` is out of range; at most 1 PFLOPS@fp16 is due");
    CHECK(message("weights: [1, -2]\n") == "weights[1]: `-2` is out of range; at least 0 is due");
}

TEST_CASE("an unknown choice is told all choices") {
    CHECK(message("order: inorder\n") ==
          "order: `inorder` is not known here; one of `in_order`, `backfill` is due; did you mean "
          "`in_order`?");
    CHECK(message("order: {depth: 1}\n") ==
          "order: `kind` is missing; one of `in_order`, `backfill` is due");
    CHECK(message("stay: often\n") ==
          "stay: `often` is not known here; a duration is due, such as `10 min`, or one of "
          "`constant`, `uniform`");
    CHECK(message("stay: constant\n") ==
          "stay: `value` is missing; a duration is due, such as `10 min`");
}

TEST_CASE("a section's own rule is asked when its fields are in order") {
    CHECK(wrong("stay: {kind: uniform, low: 2 s, high: 1 s}\n") ==
          "park.yaml:3:1: stay: low is above high\n"
          "    3 | stay: {kind: uniform, low: 2 s, high: 1 s}\n"
          "      | ^~~~\n");
    CHECK(message("stay: {kind: uniform, low: -2 s, high: -3 s}\n") ==
          "stay.low: `-2 s` is out of range; at least 0 is due");
}

TEST_CASE("names that would confuse paths are refused") {
    try {
        read("rate: 1 /s\nlanes: {a.b: {capacity: 1 B/s}}\n");
        FAIL("nothing was wrong");
    } catch (const InputError& error) {
        CHECK(error.problems.at(0).message ==
              "a name may not contain `.`, which means something in paths");
    }
    try {
        read("rate: 1 /s\nlanes: {}\n");
        FAIL("nothing was wrong");
    } catch (const InputError& error) {
        CHECK(error.problems.at(0).message == "at least one is due");
    }
}

TEST_CASE("all problems are told at once, in the order of their places") {
    const std::string text = wrong("ratee: 3\nshare: 2\nseed: 010\nseed: 4\norder: zzz\n");
    std::vector<std::string> places;
    for (std::size_t at = 0; (at = text.find("park.yaml:", at)) != std::string::npos; ++at)
        places.push_back(text.substr(at, text.find(' ', at) - at));
    CHECK(places == std::vector<std::string>{"park.yaml:3:1:", "park.yaml:4:8:", "park.yaml:5:7:",
                                             "park.yaml:6:1:", "park.yaml:7:8:"});
}

TEST_CASE("what is set names itself as the origin") {
    Document document = Document::parse(std::string(least), "park.yaml");
    document.set("lanes.a.capacity=3");
    Reader(document).read<CarPark>();
    CHECK(
        document.problems.take().at(0).text() ==
        "--set lanes.a.capacity=3: lanes.a.capacity: `3` has no unit; a bandwidth is due, such as "
        "`10 Gbit/s`\n");
}

TEST_CASE("a thousand mistakes are counted, not all shown") {
    std::string many;
    for (int i = 0; i < 1000; ++i) many += fmt::format("zz{}: 1\n", i);
    const std::string text = wrong(many);
    CHECK(text.size() < 100'000);
    CHECK(text.ends_with("and 800 more problems\n"));
}
