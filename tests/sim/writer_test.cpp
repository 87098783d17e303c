// What is written from the same table: JSON, JSON Schema, the reference, a skeleton.
#include "sim/writer.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "sim/json_schema.hpp"
#include "sim/reader.hpp"
#include "sim/reference.hpp"
#include "sim/skeleton.hpp"
#include "tests/sim/schema_cases.hpp"

using namespace cases;

namespace {

CarPark read(const std::string& text) {
    Document document = Document::parse(text, "park.yaml");
    auto park = Reader(document).read<CarPark>();
    document.problems.check();
    return park;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a struct written as JSON is read back the same, bit for bit") {
    CarPark park;
    park.name = "quotes \" and \\ and: # 中国\nand a line; 10";
    park.opens = Date{std::chrono::nanoseconds{1'234'567'890'123'456'789}};
    park.closes = Moment{Duration::max()};
    park.rate = Rate{1.0 / 3};
    park.stay = Uniform<Seconds>{{5e-324}, {9.2e9 + 0.1}};
    park.order = Backfill{7};
    park.lanes = {{"null", {Bandwidth{0.1}, Duration{1}, Colour::default_}},
                  {"010", {Bandwidth{3}, Duration{0}, Colour::red}},
                  {"名称", {Bandwidth{1e300}, Duration{86'400'000'000'000}, Colour::red}}};
    park.weights = {0.1, 1e-7, 1e22, 3};
    park.sizes = {-2147483647 - 1, 2147483647};
    park.lit = false;
    park.seed = std::numeric_limits<std::uint64_t>::max();
    park.speed = Compute<Precision::fp16>{0.1 + 0.2};
    park.fee = Money{std::numeric_limits<std::int64_t>::min()};
    park.share = 1.0 / 7;
    CHECK(read(json_of(park).dump(2)) == park);
    CHECK(read(json_of(park).dump()) == park);
}

TEST_CASE("JSON has every default filled in, and choices by their kind") {
    CHECK(json_of(Lane{Bandwidth{1.25e9}, Duration{1'500'000'000}, Colour::red}).dump() ==
          R"({"capacity":"10 Gbit/s","delay":"1.5 s","colour":"red"})");
    CHECK(json_of(CarPark{}.order).dump() == R"({"kind":"in_order"})");
    CHECK(json_of(CarPark{}.stay).dump() == R"({"kind":"constant","value":"0 s"})");
    CHECK(json_of(CarPark{}.closes).dump() == "null");
}

TEST_CASE("values are written on one line as a person would") {
    CHECK(flow_text(json_of(CarPark{}.order)) == "in_order");
    CHECK(flow_text(json_of(CarPark{}.stay)) == "0 s");
    CHECK(flow_text(Json{{"kind", "easy"}, {"depth", 3}}) == "{kind: easy, depth: 3}");
    CHECK(flow_text(Json::array({1, "a", "b, c", true})) == R"([1, a, "b, c", true])");
    CHECK(flow_text("2025-01-31T12:00") == "2025-01-31T12:00");
    CHECK(flow_text("true") == R"("true")");
}

TEST_CASE("the JSON Schema says types, units, defaults, rules and choices") {
    const Json schema = schema_of<CarPark>("A car park");
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    CHECK(schema["anyOf"][0]["required"] == Json::array({"extends"}));
    CHECK(schema["anyOf"][1]["required"] == Json::array({"rate", "lanes"}));
    CHECK(schema["additionalProperties"] == false);
    CHECK(schema["patternProperties"].contains("^x-"));
    const Json& keys = schema["properties"];
    CHECK(keys["rate"]["description"] == "Cars per time.");
    CHECK(keys["rate"]["anyOf"][0]["patternErrorMessage"] == "a rate is due, such as `40 /h`");
    CHECK(keys["seed"]["anyOf"][0]["type"] == "integer");
    CHECK(keys["seed"]["default"] == 1);
    CHECK(keys["seed"]["anyOf"][0]["minimum"] == 0);
    CHECK(keys["share"]["anyOf"][0]["maximum"] == 1);
    CHECK(keys["sizes"]["anyOf"][0]["maxItems"] == 2);
    CHECK(keys["lanes"]["anyOf"][0]["minProperties"] == 1);
    CHECK(keys["lanes"]["anyOf"][0]["additionalProperties"]["anyOf"][0]["$ref"] ==
          "#/definitions/lane");
    CHECK(keys["order"]["anyOf"][0]["$ref"] == "#/definitions/order");
    const Json& lane = schema["definitions"]["lane"];
    CHECK(lane["properties"]["colour"]["anyOf"][0]["enum"] ==
          Json::array({"red", "dark_blue", "default"}));
    const Json& order = schema["definitions"]["order"]["anyOf"];
    CHECK(order[0]["enum"] == Json::array({"in_order", "backfill"}));
    CHECK(order[2]["properties"]["kind"]["const"] == "backfill");
    CHECK(order[2]["properties"]["depth"]["anyOf"][0]["maximum"] == 10);
    const Json& stay = schema["definitions"]["duration_or_choice"]["anyOf"];
    CHECK(stay[0].contains("pattern"));
    CHECK(stay[1]["required"] == Json::array({"kind", "value"}));
}

TEST_CASE("the reference has every key, its default and its rule") {
    const std::string page = reference_of<CarPark>("The car park");
    CHECK(contains(page, "# The car park\n\nA car park.\n"));
    CHECK(contains(page,
                   "| `rate` | a rate, such as `40 /h`; more than 0 | **required** | Cars per "
                   "time. |\n"));
    CHECK(contains(page, "| `order` | [order](#order) | `in_order` | Who goes first. |\n"));
    CHECK(
        contains(page, "\n## order\n\n### in_order (the default)\n\nFirst come, first served.\n"));
    CHECK(contains(page,
                   "| `depth` | a whole number, such as `8`; from 1 to 10 | `1` | How many. "
                   "|\n"));
    CHECK(contains(page, "How much \\| fits."));
    CHECK(contains(page, "one of `red`, `dark_blue`, `default`"));
}

TEST_CASE("a skeleton is read without problems, and so is each of its keys uncommented") {
    const std::string text = skeleton_of<CarPark>({{"name", "mine"}});
    CarPark due;
    due.name = "mine";
    due.rate = Rate{40.0 / 3600};
    due.lanes = {{"first", {Bandwidth{1.25e9}, {}, Colour::dark_blue}}};
    CHECK(read(text) == due);
    CHECK(contains(text, "\n# When it closes.\n#closes: 2025-01-31\n"));

    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find('\n', at);
        std::string line = text.substr(at, end - at);
        const auto sign = line.find('#');
        if (sign != std::string::npos && line.size() > sign + 1 && line[sign + 1] != ' ')
            line.erase(sign, 1);
        all += fmt::format("{}\n", line);
        at = end + 1;
    }
    due.closes = Moment{Date{std::chrono::sys_days{std::chrono::year{2025} / 1 / 31}}};
    due.speed = Compute<Precision::fp16>{312e12};
    CHECK(read(all) == due);
}
