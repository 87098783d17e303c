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
    const auto [code, out, err] = place.regress({"a.yaml"});
    CHECK(code == 0);
    CHECK_THAT(out, Catch::Contains("as expected, by other events") &&
                        Catch::Contains("0000000000000000 then"));
}

TEST_CASE("another scenario under the same name moves its metrics, until it is accepted") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    place.write("a.yaml", line_of_jobs("31 /h"));
    const auto moved = place.regress({"a.yaml"});
    CHECK(moved.code == 1);
    CHECK_THAT(moved.out, Catch::Contains("moved    wait:") && Catch::Contains("half-width"));
    CHECK(place.regress({"a.yaml", "--accept"}).code == 0);
    CHECK(place.regress({"a.yaml"}).code == 0);
}

TEST_CASE("a scenario of which nothing is expected fails, until a result is accepted") {
    const PublishedFolder place;
    REQUIRE(place.regress({"a.yaml", "--accept"}).code == 0);
    const auto folder = place.regress({".", "--junit", "out.xml"});
    CHECK(folder.code == 1);
    CHECK_THAT(folder.out, Catch::Contains("b.yaml: no result is expected of it yet") &&
                               Catch::Contains("1 of 2 scenarios"));
    CHECK_THAT(place.text("out.xml"), Catch::Contains("failures=\"1\""));
    CHECK(place.regress({"b.yaml"}).code == 1);
    CHECK(place.regress({"c.yaml"}).code == 4);
    CHECK(place.regress({".", "--accept"}).code == 0);
    CHECK(place.regress({"."}).code == 0);
}

TEST_CASE("in a folder, parts that others extend are no scenarios, and what is broken is one") {
    const PublishedFolder place;
    place.write("part.yaml", "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n");
    place.write("study.study.yaml", "scenario: a.yaml\n");
    place.write("whole.yaml",
                "extends: [part.yaml]\nuntil: 1 d\n"
                "demand: {work: {arrivals: {kind: poisson, rate: 1 /h}, run_time: 1 min}}\n");
    CHECK(place.regress({".", "--accept"}).code == 0);
    CHECK_THAT(place.regress({"."}).out, Catch::Contains("3 of 3 scenarios are as expected"));
    place.write("broken.yaml", "until: never\n");
    const auto broken = place.regress({"."});
    CHECK(broken.code == 1);
    CHECK_THAT(broken.out,
               Catch::Contains("broken.yaml: no result") && Catch::Contains("3 of 4 scenarios"));
}

TEST_CASE("a scenario whose log is not here fails, or is left out and named if asked for") {
    const PublishedFolder place;
    place.write("log.csv", "job,submit_s,run_s,accelerators\n1,0,60,1\n");
    place.write("logged.yaml",
                "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
                "demand: {work: {arrivals: {kind: trace, path: log.csv}}}\n");
    REQUIRE(place.regress({"logged.yaml", "--accept"}).code == 0);
    CHECK(place.regress({"logged.yaml"}).code == 0);
    fs::remove(place.folder.path() / "log.csv");
    const auto strict = place.regress({"logged.yaml"});
    CHECK(strict.code == 1);
    CHECK_THAT(strict.out, Catch::Contains("cannot be played") && Catch::Contains("log.csv"));
    const auto lax = place.regress({"logged.yaml", "--leave-out-logs", "--junit", "out.xml"});
    CHECK(lax.code == 0);
    CHECK_THAT(lax.out, Catch::Contains("logged.yaml: left out: there is no file `log.csv`") &&
                            Catch::Contains("0 of 1 scenarios are as expected, 1 left out"));
    CHECK_THAT(place.text("out.xml"), Catch::Contains("skipped=\"1\""));
    place.write("logged.yaml", place.text("logged.yaml") + "until: never\n");  // another mistake
    CHECK(place.regress({"logged.yaml", "--leave-out-logs"}).code == 1);
}

TEST_CASE("what only a market tells is watched too") {
    const PublishedFolder place;
    place.write("a.yaml",
                contents(fs::path(SUANLI_ROOT) / "scenarios/first-steps/two-regions.yaml"));
    REQUIRE(place.regress({"a.yaml", "--accept", "--set", "until=30 d"}).code == 0);
    place.replace(R"((market.energy.all.carbon_location_kg": \{"value":)[0-9.]+)", "$011.5");
    place.replace(R"((market.mismatch.mismatch_index": \{"value":)[0-9.]+)", "$010.125");
    const auto moved = place.regress({"a.yaml"});
    CHECK(moved.code == 1);
    CHECK_THAT(moved.out,
               Catch::Contains("moved    market.energy.all.carbon_location_kg: 1.5 -> ") &&
                   Catch::Contains("moved    market.mismatch.mismatch_index: 0.125 -> ") &&
                   Catch::Contains("root mean square of 1") && Catch::Contains("2 of "));
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
    CHECK(place.regress({"a.yaml"}).code == 0);
    place.write("a.yaml", line_of_jobs("30.03 /h"));  // a thousandth more: within chance
    const auto near = place.regress({"a.yaml"});
    CHECK(near.code == 0);
    CHECK_THAT(near.out, Catch::Contains("  unclear  ") && !Catch::Contains("  moved  "));
    place.write("a.yaml", line_of_jobs("50 /h"));
    const auto far = place.regress({"a.yaml"});
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

TEST_CASE("an expected result that is none is told with the place of the mistake, and replaced") {
    const PublishedFolder place;
    REQUIRE(place.regress({".", "--accept"}).code == 0);
    const auto accepted = place.text("a.expected.json");
    const std::string head = R"({"suanli": "1", "fingerprint": "0", )";
    const std::vector<std::pair<std::string, std::string>> mistakes{
        {"", "1:1: is no JSON here"},
        {"{\n  \"suanli\": ,\n}", "2:13: is no JSON here"},
        {"[]", "suanli: is missing; a text is due"},
        {head + R"("set": "until=1 d", "metrics": {}})", "set: `\"until=1 d\"` will not do"},
        {head + R"("tolerance": -1, "metrics": {}})", "tolerance: `-1` will not do"},
        {head + R"("replications": 2.5, "metrics": {}})", "replications: `2.5` will not do"},
        {head + R"("replications": 0, "metrics": {}})", "replications: `0` will not do"},
        {head + R"("metrics": []})", "metrics: `[]` will not do"},
        {head + R"("metrics": {"wait": 3}})", "metrics.wait.unit: is missing"},
        {head + R"("metrics": {"wait.p95": {"unit": "s", "value": "3"}}})",
         "metrics.wait.p95.value: `\"3\"` will not do; a number is due"},
    };
    for (const auto& [text, message] : mistakes) {
        place.write("a.expected.json", text);
        const auto [code, out, err] = place.regress({".", "--junit", "one.xml"});
        CHECK(code == 1);
        CHECK_THAT(out, Catch::Contains("a.expected.json:") && Catch::Contains(message) &&
                            Catch::Contains("b.yaml: as expected"));
        CHECK_THAT(place.text("one.xml"), Catch::Contains("failures=\"1\""));
        const auto told = json::parse(place.regress({".", "--json"}).out)["scenarios"][0];
        CHECK(told["status"] == "damaged");
        CHECK_THAT(told["damage"].get<std::string>(), Catch::Contains(message));
        CHECK(place.text("a.expected.json") == text);
    }
    CHECK(place.regress({".", "--accept"}).code == 0);
    CHECK(place.text("a.expected.json") == accepted);
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
