// What workers leave behind: torn lines, duplicates, gaps, and other people's results.
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>

#include "tests/analysis/sweep/swept.hpp"

namespace fs = std::filesystem;

namespace {

std::string first_line(const fs::path& file) {
    std::ifstream lines(file);
    std::string line;
    std::getline(lines, line);
    return line + "\n";
}

// A sweep of six runs that are played.
struct PlayedStudy : Swept {
    PlayedStudy() : Swept(six_runs) {
        REQUIRE(sweep({"run", "line.study.yaml", "-o", "out", "--threads", "1"}).code == 0);
    }
    std::string merged() const { return text("out/merged/runs.csv"); }
    fs::path shard() const { return only_shard("out"); }
};

}  // namespace

TEST_CASE("a torn last line is played again", "[sweep]") {
    const PlayedStudy swept;
    const auto whole = swept.merged();
    fs::resize_file(swept.shard(), fs::file_size(swept.shard()) - 20);
    const auto again = swept.sweep({"run", "out"});
    CHECK(again.code == 0);
    CHECK_THAT(again.out, Catch::Contains("6 of 6 runs finished, 1 of them now"));
    CHECK(swept.merged() == whole);
}

TEST_CASE("a damaged line is told with its place", "[sweep]") {
    const PlayedStudy swept;
    auto text = contents(swept.shard());
    text.replace(5, 3, "\"\"\"");
    analysis::write_file(swept.shard(), text);
    const auto [code, out, err] = swept.sweep({"merge", "out"});
    CHECK(code == 4);
    CHECK_THAT(err, Catch::Contains(swept.shard().filename().string()));
}

TEST_CASE("the same result twice is one; two results of one run are refused", "[sweep]") {
    const PlayedStudy swept;
    const auto whole = swept.merged();
    const auto line = first_line(swept.shard());
    const auto second = swept.shard().parent_path() / "9-of-9.other.1.1.jsonl";
    analysis::write_file(second, line);
    CHECK(swept.sweep({"merge", "out", "--quiet"}).code == 0);
    CHECK(swept.merged() == whole);

    const auto other = std::regex_replace(line, std::regex(R"("values":\[)"), R"("values":[9)");
    REQUIRE(other != line);
    analysis::write_file(second, other);
    const auto [code, out, err] = swept.sweep({"merge", "out"});
    CHECK(code != 0);
    CHECK_THAT(err, Catch::Contains("run 0"));
}

TEST_CASE("a merge refuses gaps, and reports them where a part is enough", "[sweep]") {
    const Swept swept(six_runs);
    REQUIRE(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    REQUIRE(swept.sweep({"run", "out", "--shard", "1/2", "--quiet"}).code == 0);
    const auto refused = swept.sweep({"merge", "out"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err + refused.out, Catch::Contains("3"));
    CHECK(!fs::exists(swept.folder.path() / "out/merged"));
    const auto partial = swept.sweep({"merge", "out", "--partial"});
    CHECK_THAT(partial.err + partial.out, Catch::Contains("3"));
    CHECK(fs::exists(swept.folder.path() / "out/merged/runs.csv"));
}

TEST_CASE("tables do not depend on threads, shards or their order", "[sweep]") {
    const PlayedStudy one;
    const Swept many(six_runs);
    REQUIRE(many.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    for (const auto* share : {"3/3", "1/3", "2/3"})
        REQUIRE(many.sweep({"run", "out", "--shard", share, "--threads", "2"}).code == 0);
    REQUIRE(many.sweep({"merge", "out", "--quiet"}).code == 0);
    for (const auto* file : {"runs.csv", "points.csv", "schema.json"}) {
        INFO(file);
        CHECK(one.text(std::string("out/merged/") + file) ==
              many.text(std::string("out/merged/") + file));
    }
}

TEST_CASE("results of another plan are refused", "[sweep]") {
    const PlayedStudy swept;
    Swept other("replications: 1\nmeasure: [wait]\n");
    REQUIRE(other.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    fs::copy(swept.shard(), other.folder.path() / "out/shards");
    CHECK(other.sweep({"run", "out"}).code == 4);
}
