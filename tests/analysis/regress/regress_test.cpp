// `regress`, as a user sees it.
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "analysis/text_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace fs = std::filesystem;
using nlohmann::json;

namespace {

std::string line_of_jobs(const std::string& rate) {
    return "name: line\nuntil: 2 d\n"
           "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
           "demand:\n"
           "  work:\n"
           "    arrivals: {kind: poisson, rate: " +
           rate +
           "}\n"
           "    run_time: {kind: exponential, mean: 1 min}\n";
}

struct PublishedFolder {
    PublishedFolder() {
        for (const auto* name : {"a", "b"})
            write(std::string(name) + ".yaml", line_of_jobs("30 /h"));
    }
    Finished regress(std::vector<std::string> words) const {
        words.insert(words.begin(), "regress");
        return run_program(folder.path(), std::move(words));
    }
    void write(const std::string& file, const std::string& text) const {
        analysis::write_file(folder.path() / file, text);
    }
    std::string text(const std::string& file) const { return contents(folder.path() / file); }

    /// In the expected result of `a`.
    void replace(const std::string& pattern, const std::string& by) const {
        const auto before = text("a.expected.json");
        const auto after = std::regex_replace(before, std::regex(pattern), by);
        REQUIRE(before != after);
        write("a.expected.json", after);
    }

    TemporaryFolder folder{};
};

}  // namespace

TEST_CASE("what was accepted is as expected, and accepting it again changes nothing") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "b.yaml", "--accept"}).code == 0);
    const auto accepted = place.text("a.expected.json");
    const auto [code, out, err] = place.regress({"."});
    CHECK(code == 0);
    CHECK_THAT(out, Catch::Contains("a.yaml: as expected") &&
                        Catch::Contains("2 of 2 scenarios are as expected"));
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    CHECK(place.text("a.expected.json") == accepted);
}

TEST_CASE("a number that moved is named, with what it was, what it is and since when") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "b.yaml", "--accept"}).code == 0);
    place.replace(R"(("utilization": \{"value":)[0-9.]+)", "$010.25");
    place.replace(R"("suanli": "[^"]*")", R"("suanli": "0.0.9 old")");
    const auto [code, out, err] = place.regress({"."});
    CHECK(code == 1);
    CHECK_THAT(out,
               Catch::Contains("a.yaml: 1 of") && Catch::Contains("moved since suanli 0.0.9 old") &&
                   Catch::Contains("moved    utilization: 0.25") && Catch::Contains("tolerance") &&
                   Catch::Contains("b.yaml: as expected") && Catch::Contains("1 of 2 scenarios"));
}

TEST_CASE("other events alone are told and pass") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    place.replace(R"("fingerprint": "[0-9a-f]{16}")", R"("fingerprint": "0000000000000000")");
    const auto [code, out, err] = place.regress({"."});
    CHECK(code == 0);
    CHECK_THAT(out, Catch::Contains("as expected, by other events") &&
                        Catch::Contains("0000000000000000 then"));
}

TEST_CASE("another scenario under the same name moves its metrics, until it is accepted") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    place.write("a.yaml", line_of_jobs("31 /h"));
    const auto moved = place.regress({"."});
    CHECK(moved.code == 1);
    CHECK_THAT(moved.out, Catch::Contains("moved    wait:") && Catch::Contains("half-width"));
    CHECK(place.regress({".", "--accept"}).code == 0);
    CHECK(place.regress({"."}).code == 0);
}

TEST_CASE("a scenario of which nothing is expected is told in a folder, and fails when named") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    const auto folder = place.regress({"."});
    CHECK(folder.code == 0);
    CHECK_THAT(folder.err, Catch::Contains("b.yaml: no result is expected of it"));
    CHECK(place.regress({"b.yaml"}).code == 1);
    CHECK(place.regress({"c.yaml"}).code == 4);
}

TEST_CASE("how a scenario is to be played stays when it is accepted again") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept", "--set", "until=1 d", "--tolerance", "5%"}).code ==
            0);
    place.replace(R"(("wait": \{[^}]*)\})", R"($1,"tolerance":0.5})");
    place.write("a.yaml", line_of_jobs("40 /h"));
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    const auto expected = json::parse(place.text("a.expected.json"));
    CHECK(expected["set"] == json{"until=1 d"});
    CHECK(expected["tolerance"] == 0.05);
    CHECK(expected["metrics"]["wait"]["tolerance"] == 0.5);
    CHECK(place.regress({"a.yaml", "--set", "until=3 d"}).code == 2);
}

TEST_CASE("means are compared by their intervals") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept", "--replications", "6"}).code == 0);
    CHECK(place.regress({"."}).code == 0);
    place.write("a.yaml", line_of_jobs("30.03 /h"));  // a thousandth more: within chance
    const auto near = place.regress({"."});
    CHECK(near.code == 0);
    CHECK_THAT(near.out, Catch::Contains("unclear  wait:"));
    place.write("a.yaml", line_of_jobs("50 /h"));
    const auto far = place.regress({"."});
    CHECK(far.code == 1);
    CHECK_THAT(far.out, Catch::Contains("moved    wait:") && Catch::Contains("known to"));
}

TEST_CASE("programs and CI servers are told the same, whatever the number of threads") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "b.yaml", "--accept"}).code == 0);
    place.replace(R"(("utilization": \{"value":)[0-9.]+)", "$010.25");
    const auto one = place.regress({".", "--json", "--junit", "one.xml", "--threads", "1"});
    const auto two = place.regress({".", "--json", "--junit", "two.xml", "--threads", "2"});
    CHECK(one.code == 1);
    CHECK(one.out == two.out);
    CHECK(place.text("one.xml") == place.text("two.xml"));
    const auto told = json::parse(one.out);
    CHECK(told["failed"] == true);
    CHECK(told["scenarios"][0]["status"] == "moved");
    CHECK(told["scenarios"][1]["status"] == "same");
    std::istringstream xml(place.text("one.xml"));
    boost::property_tree::ptree tree;
    read_xml(xml, tree);
    CHECK(tree.get<int>("testsuite.<xmlattr>.tests") == 2);
    CHECK(tree.get<int>("testsuite.<xmlattr>.failures") == 1);
    CHECK_THAT(tree.get<std::string>("testsuite.testcase.failure"), Catch::Contains("utilization"));
}

TEST_CASE("an expected result that is none is refused with its name") {
    const PublishedFolder place;
    for (const auto* text : {"", "{", "[]", R"({"suanli": "1", "tolerance": 0})",
                             R"({"suanli":"1","tolerance":-1,"fingerprint":"","metrics":{}})"}) {
        place.write("a.expected.json", text);
        const auto [code, out, err] = place.regress({"."});
        CHECK(code == 2);
        CHECK_THAT(err, Catch::Contains("a.expected.json"));
    }
}

TEST_CASE("a scenario that can be played no more fails, and the others are played") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "b.yaml", "--accept"}).code == 0);
    place.write("a.yaml", "until: never\n");
    const auto [code, out, err] = place.regress({"."});
    CHECK(code == 1);
    CHECK_THAT(
        out, Catch::Contains("a.yaml: cannot be played") && Catch::Contains("b.yaml: as expected"));
}
