// Values with their provenance: what they mean, what overriding them does, and what is refused.
#include "sim/provenance.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "sim/json_schema.hpp"
#include "sim/reader.hpp"
#include "tests/sim/schema_cases.hpp"

using namespace cases;

namespace {

/// "path: source status", a line each.
std::string said(Document& document) {
    std::string out;
    for (const auto& [path, provenance] : provenance_of(document, {}))
        out += fmt::format("{}: {} {}\n", path, provenance.source, name_of(provenance.status));
    return out;
}

std::string said_of(const std::string& text, const std::vector<std::string>& sets = {}) {
    Document document = Document::parse(text, "a.yaml");
    for (const std::string& set : sets) document.set(set);
    const std::string out = said(document);
    document.problems.check();
    return out;
}

std::string problems(const std::string& text, const std::vector<std::string>& known = {}) {
    Document document = Document::parse(text, "a.yaml");
    provenance_of(document, known);
    std::string out;
    for (const Problem& problem : document.problems.take()) out += problem.text();
    return out;
}

const std::string wrapped = "rate: {value: 40 /h, source: S1, status: derived}\n";
const std::string whole =
    "cars: {value: {a: 1, b: 2, c: {d: 3}}, source: S1}\n"
    "list: {value: [5, {value: 6, status: assumed}], source: S2}\n";

}  // namespace

TEST_CASE("a value is read as if it stood without its provenance") {
    Document document = Document::parse(
        "rate: {value: 40 /h, source: S1, confidence: high, date: 2025-06, note: a count}\n"
        "stay: {value: {kind: uniform, low: {value: 1 s, status: assumed}, high: 2 s}, source: "
        "S2}\n"
        "lanes: {value: {main: {capacity: 1 GB/s}}, status: recalled}\n"
        "sizes: [{value: 7, status: assumed}, 8]\n");
    const auto park = Reader(document).read<CarPark>();
    document.problems.check();
    CHECK(park.rate ==
          parse_scalar<Rate>(*Document::parse("a: 40 /h").root().find("a")->value).value);
    CHECK(std::get<Uniform<Seconds>>(park.stay) == Uniform<Seconds>{Seconds{1}, Seconds{2}});
    CHECK(park.lanes.at("main").capacity == Bandwidth{1e9});
    CHECK(park.sizes == std::array<int, 2>{7, 8});

    const auto all = provenance_of(document, {});
    CHECK(said(document) ==
          "lanes:  recalled\n"
          "rate: S1 found\n"
          "sizes[0]:  assumed\n"
          "stay: S2 found\n"
          "stay.low:  assumed\n");
    CHECK(all.at("rate").confidence == Provenance::Confidence::high);
    CHECK(all.at("rate").date == "2025-06");
    CHECK(all.at("rate").note == "a count");
}

TEST_CASE("what is wrong with a value is told at the value") {
    Document document = Document::parse(
        "rate: {value: 10 GB, source: S1}\nlanes: {a: {capacity: 1 GB/s}}\n", "a.yaml");
    Reader(document).read<CarPark>();
    CHECK(document.problems.take().at(0).text() ==
          "a.yaml:1:15: rate: `10 GB` is an amount of data; a rate is due, such as `40 /h`\n"
          "    1 | rate: {value: 10 GB, source: S1}\n"
          "      |               ^~~~~\n");
}

TEST_CASE("what is wrong with a provenance is told, with what would be right") {
    CHECK(problems("rate: {value: 1 /h, status: foun}\n") ==
          "a.yaml:1:29: rate.status: `foun` is not known here; one of `assumed`, `recalled`, "
          "`derived`, `found` is due; did you mean `found`?\n"
          "    1 | rate: {value: 1 /h, status: foun}\n"
          "      |                             ^~~~\n");
    CHECK(problems("rate: {value: 1 /h, source: S1, confidence: hgih}\n") ==
          "a.yaml:1:45: rate.confidence: `hgih` is not known here; one of `high`, `med`, `low` is "
          "due; did you mean `high`?\n"
          "    1 | rate: {value: 1 /h, source: S1, confidence: hgih}\n"
          "      |                                             ^~~~\n");
    CHECK(problems("rate: {value: 1 /h, source: S1, dat: 2025}\n") ==
          "a.yaml:1:33: rate: `dat` is not a key of this section; did you mean `date`?\n"
          "    1 | rate: {value: 1 /h, source: S1, dat: 2025}\n"
          "      |                                 ^~~\n");
    CHECK(problems("rate: {value: 1 /h, status: found}\n") ==
          "a.yaml:1:7: rate: `found` needs a `source`\n"
          "    1 | rate: {value: 1 /h, status: found}\n"
          "      |       ^\n");
    Document document = Document::parse(
        "rate: {value: 1 /h, sorce: S1}\nlanes: {a: {capacity: {value: 1 GB/s}}}\n", "a.yaml");
    Reader(document).read<CarPark>();
    const auto half = document.problems.take();
    REQUIRE(half.size() == 2);
    CHECK(half[0].message ==
          "a `value` with neither `source` nor `status`; did you mean `source`?");
    CHECK(half[1].message == "a `value` with neither `source` nor `status`");
}

TEST_CASE("a source is looked for where there is a bibliography") {
    const std::string text = "rate: {value: 1 /h, source: S1 S3}\n";
    CHECK(problems(text, {"S1", "S3"}).empty());
    CHECK(problems(text, {}).empty());
    CHECK(problems(text, {"S1", "S2page"}) ==
          "a.yaml:1:29: rate.source: `S3` is not one of `sources`\n"
          "    1 | rate: {value: 1 /h, source: S1 S3}\n"
          "      |                             ^~~~~\n");
    CHECK(problems("rate: {value: 1 /h, source: whitepaper}\n", {"white_paper"}) ==
          "a.yaml:1:29: rate.source: `whitepaper` is not one of `sources`; did you mean "
          "`white_paper`?\n"
          "    1 | rate: {value: 1 /h, source: whitepaper}\n"
          "      |                             ^~~~~~~~~~\n");
}

TEST_CASE("a mistake shared by many values is told once") {
    CHECK(said_of(whole, {"cars.b=7"}) ==
          "cars.a: S1 found\ncars.c: S1 found\nlist: S2 found\nlist[1]:  assumed\n");
    Document document = Document::parse("cars: {value: {a: 1, b: 2, c: 3}, status: gone}\n");
    document.set("cars.b=7");
    provenance_of(document, {});
    CHECK(document.problems.count() == 1);
}

TEST_CASE("a value set anew loses its provenance, unless it brings its own") {
    CHECK(said_of(wrapped) == "rate: S1 derived\n");
    CHECK(said_of(wrapped, {"rate=50 /h"}).empty());
    CHECK(said_of(wrapped, {"rate={value: 50 /h, status: assumed}"}) == "rate:  assumed\n");
    CHECK(said_of("rate: 1 /h\n", {"rate={value: 50 /h, status: assumed}"}) == "rate:  assumed\n");
}

TEST_CASE("what a whole map said still holds for the values that were not touched") {
    CHECK(said_of(whole, {"cars.c.d=4"}) ==
          "cars.a: S1 found\ncars.b: S1 found\nlist: S2 found\nlist[1]:  assumed\n");
    CHECK(said_of(whole, {"cars.z=4"}) ==
          "cars.a: S1 found\ncars.b: S1 found\ncars.c: S1 found\n"
          "list: S2 found\nlist[1]:  assumed\n");
    CHECK(said_of(whole, {"cars={b: 4}"}) ==
          "cars.a: S1 found\ncars.c: S1 found\nlist: S2 found\nlist[1]:  assumed\n");
    CHECK(said_of(whole, {"cars={value: {b: 4}, source: S9}"}) ==
          "cars.a: S1 found\ncars.b: S9 found\ncars.c: S1 found\n"
          "list: S2 found\nlist[1]:  assumed\n");
    CHECK(said_of(whole, {"list[0]=9"}) == "cars: S1 found\nlist[1]:  assumed\n");
    CHECK(said_of(whole, {"list[1]=9"}) == "cars: S1 found\nlist[0]: S2 found\n");
    CHECK(said_of(whole, {"list=[9]"}) == "cars: S1 found\n");
    CHECK(said_of("c: {value: {kind: uniform, low: 1}, source: S1}\n", {"c.kind=other"}).empty());
}

TEST_CASE("an alias brings the provenance of its anchor") {
    CHECK(said_of("a: &x {value: 3, source: S1}\nb: *x\nc: {value: *x, status: assumed}\n") ==
          "a: S1 found\nb: S1 found\nc: S1 found\n");
}

TEST_CASE("`provenance` says by path what could stand beside the values") {
    const std::string text = "rate: 1 /h\ncars: {a: [1, 2]}\n";
    CHECK(said_of(text + "provenance: {rate: {source: S1}, 'cars.a[1]': {status: assumed}}\n") ==
          "cars.a[1]:  assumed\nrate: S1 found\n");
    CHECK(said_of(text + "provenance: {rate: {source: S1}, cars: {source: S2}}\n",
                  {"rate=2 /h", "cars.a[0]=7"}) == "cars.a[1]: S2 found\n");
    CHECK(said_of(text, {"provenance={rate: {source: S1}}"}) == "rate: S1 found\n");
    CHECK(said_of(text + "provenance:\n").empty());
    CHECK(problems(text + "provenance: {speed: {source: S1}, rate.x: {source: S1}}\n") ==
          "a.yaml:3:14: provenance: there is no value at `speed`\n"
          "    3 | provenance: {speed: {source: S1}, rate.x: {source: S1}}\n"
          "      |              ^~~~~\n"
          "a.yaml:3:35: provenance: there is no value at `rate.x`\n"
          "    3 | provenance: {speed: {source: S1}, rate.x: {source: S1}}\n"
          "      |                                   ^~~~~~\n");
    CHECK(problems(text + "provenance: [S1]\n") ==
          "a.yaml:3:13: provenance: a map of paths is due, such as `{demand.training.gang: "
          "{source: S01}}`\n"
          "    3 | provenance: [S1]\n"
          "      |             ^\n");
}

TEST_CASE("numbers are listed with what covers them; texts, dates and words are not") {
    Document document = Document::parse(
        "name: '3'\nopens: 2025-01-01\nlit: true\nseed: 7\nfee: 3 CNY\n"
        "rate: {value: 40 /h, source: S1}\nstay: 10 min\n"
        "lanes: {value: {main: {capacity: 1 GB/s, delay: 2 s, colour: red}}, status: assumed}\n"
        "weights: [1, 2]\n",
        "a.yaml");
    std::vector<StatedNumber> numbers;
    Reader(document, &numbers).read<CarPark>();
    document.problems.check();
    std::string out;
    for (const StatedNumber& number : numbers) {
        out += fmt::format("{} {} {}", text_of(number.node->place), number.path, number.node->text);
        if (number.provenance != nullptr)
            out += fmt::format(" {}", name_of(status_of(*number.provenance)));
        out += '\n';
    }
    CHECK(out ==
          "a.yaml:6:15 rate 40 /h found\n"
          "a.yaml:7:7 stay 10 min\n"
          "a.yaml:8:34 lanes.main.capacity 1 GB/s assumed\n"
          "a.yaml:8:49 lanes.main.delay 2 s assumed\n"
          "a.yaml:9:11 weights[0] 1\n"
          "a.yaml:9:14 weights[1] 2\n"
          "a.yaml:4:7 seed 7\n"
          "a.yaml:5:6 fee 3 CNY\n");
}

TEST_CASE("the schema takes every value with its provenance too") {
    const Json schema = schema_of<CarPark>("A car park");
    const Json reference{{"$ref", "#/definitions/sourced"}};
    CHECK(schema["properties"]["rate"]["anyOf"][1] == reference);
    CHECK(schema["properties"]["lanes"]["anyOf"][1] == reference);
    CHECK(schema["properties"]["lanes"]["anyOf"][0]["additionalProperties"]["anyOf"][1] ==
          reference);
    const Json& sourced = schema["definitions"]["sourced"];
    CHECK(sourced["required"] == Json::array({"value"}));
    CHECK(sourced["anyOf"] == Json::parse(R"([{"required":["source"]},{"required":["status"]}])"));
    CHECK(sourced["properties"]["value"] == true);
    CHECK(sourced["properties"]["source"]["type"] == "string");
    CHECK(sourced["additionalProperties"] == false);
}
