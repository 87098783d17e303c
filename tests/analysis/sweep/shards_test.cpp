// What workers leave behind: torn lines, duplicates, gaps, and other people's results.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>

#include "analysis/process.hpp"
#include "analysis/sweep/shards.hpp"
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

TEST_CASE("a line that is JSON but no run is told with its place", "[sweep]") {
    for (const auto* line : {R"({"run":1,"seconds":2})", R"({"run":"x"})", R"({"run":-1,"id":"a"})",
                             R"({"run":1,"id":"a","seconds":1,"fingerprint":"b","values":3})"}) {
        const PlayedStudy swept;
        std::ofstream(swept.shard(), std::ios::app) << line << '\n';
        for (const auto& words : {"merge", "run"}) {
            const auto [code, out, err] = swept.sweep({words, "out"});
            INFO(line);
            CHECK(code == 4);
            CHECK_THAT(err, Catch::Contains(".jsonl:7: ") && Catch::Contains("is damaged"));
        }
    }
    const PlayedStudy swept;
    std::ofstream(swept.shard())
        << R"({"run":1,"id":"a","seconds":1,"fingerprint":"b","values":[3],"half_widths":[null]})"
        << '\n';
    const auto [code, out, err] = swept.sweep({"merge", "out", "--partial"});
    CHECK(code == 4);
    CHECK_THAT(err, Catch::Contains("1 numbers instead of 2"));
}

TEST_CASE("a finished run is in the file before it counts as finished", "[sweep]") {
    const TemporaryFolder folder;
    const analysis::SweepFolder sweep{folder.path()};
    fs::create_directories(sweep.shards());
    analysis::ShardWriter writer(sweep, {});
    std::string all;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const analysis::FinishedRun run{i, "id", "print", {{1.5, {}}}};
        writer.append(run);
        all += line_of(run);
        REQUIRE(contents(shard_files(sweep).front()) == all);
    }
    writer.close();
    CHECK(contents(shard_files(sweep).front()) == all);
}

TEST_CASE("what has succeeded is not tried again, wherever its failure stands", "[sweep]") {
    for (const auto* other : {"0-of-9.other.1.1.jsonl", "9-of-9.other.1.1.jsonl"}) {
        const PlayedStudy swept;
        analysis::write_file(swept.folder.path() / "out/shards" / other,
                             R"({"run":0,"id":"a","error":"no memory","seconds":1})"
                             "\n");
        CHECK_THAT(swept.sweep({"run", "out", "--retry-failed"}).out,
                   Catch::Contains("6 of 6 runs finished, 0 of them now"));
    }
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

TEST_CASE("a plan that lost its last lines is refused", "[sweep]") {
    const PlayedStudy swept;
    auto plan = swept.text("out/plan.jsonl");
    for (int lost = 0; lost < 3; ++lost) plan.erase(plan.rfind('\n', plan.size() - 2) + 1);
    swept.write("out/plan.jsonl", plan);
    for (const std::vector<std::string>& words : {std::vector<std::string>{"status", "out"},
                                                  {"merge", "out"},
                                                  {"run", "out"},
                                                  {"run", "out", "--shard", "1/3"},
                                                  {"export", "out", "-o", "tables"}}) {
        const auto [code, out, err] = swept.sweep(words);
        INFO(words.front());
        CHECK(code == 4);
        CHECK_THAT(err, Catch::Contains("it has 3 lines, and 6 runs were planned"));
    }
}

TEST_CASE("what a killed process left half written is removed, and nothing else", "[sweep]") {
    const PlayedStudy swept;
    auto dead = analysis::process_mark();  // of a number that no process has
    dead.replace(dead.find("." + std::to_string(getpid()) + "."), std::string::npos,
                 ".2147483647.1");
    const std::vector<std::string> stay{"merged." + analysis::process_mark() + ".partial",
                                        "merged.other-host.2147483647.1.partial",
                                        "merged." + dead + ".txt", "mine." + dead + ".partial"};
    const std::vector<std::string> go{"merged." + dead + ".partial",
                                      "merged." + dead + ".earlier.partial",
                                      "plan.jsonl." + dead + ".partial"};
    for (const auto& names : {stay, go})
        for (const auto& name : names) swept.write("out/" + name, "");
    REQUIRE(swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
    for (const auto& name : stay) CHECK(fs::exists(swept.folder.path() / "out" / name));
    for (const auto& name : go) CHECK(!fs::exists(swept.folder.path() / "out" / name));
}

TEST_CASE("results of another plan are refused", "[sweep]") {
    const PlayedStudy swept;
    Swept other("replications: 1\nmeasure: [wait]\n");
    REQUIRE(other.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    fs::copy(swept.shard(), other.folder.path() / "out/shards");
    CHECK(other.sweep({"run", "out"}).code == 4);
}
