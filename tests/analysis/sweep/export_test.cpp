// The tables of a sweep in other formats, read back.
#include <sqlite3.h>
#include <catch2/catch.hpp>

#include "tests/analysis/sweep/swept.hpp"

namespace {

struct Exported : Swept {
    Exported() : Swept(six_runs) {
        REQUIRE(sweep({"run", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
    }
};

// All cells of a query, rows after another.
std::vector<std::string> ask(const std::filesystem::path& file, const std::string& query) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    std::vector<std::string> cells;
    const auto keep = [](void* to, int count, char** values, char**) {
        for (int i = 0; i < count; ++i)
            static_cast<std::vector<std::string>*>(to)->emplace_back(values[i] ? values[i] : "");
        return 0;
    };
    CHECK(sqlite3_exec(database, query.c_str(), keep, &cells, nullptr) == SQLITE_OK);
    sqlite3_close(database);
    return cells;
}

}  // namespace

TEST_CASE("CSV is exported as it was merged, with a mark for Chinese Excel", "[sweep]") {
    const Exported swept;
    REQUIRE(swept.sweep({"export", "out", "-o", "plain"}).code == 0);
    REQUIRE(swept.sweep({"export", "out", "-o", "marked", "--bom"}).code == 0);
    const auto merged = swept.text("out/merged/points.csv");
    CHECK(swept.text("plain/points.csv") == merged);
    CHECK(swept.text("marked/points.csv") == "\xEF\xBB\xBF" + merged);
}

TEST_CASE("values that only begin with a number stay texts", "[sweep]") {
    const auto column_of = [](const std::string& key, const std::string& values) {
        const Swept swept("vary: [{key: " + key + ", values: [" + values +
                          "]}]\nreplications: 1\nmeasure: [wait]\n");
        REQUIRE(swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
        REQUIRE(swept.sweep({"export", "out", "-o", "all.sqlite"}).code == 0);
        return ask(swept.folder.path() / "all.sqlite", "SELECT \"" + key + "\" FROM runs");
    };
    using Texts = std::vector<std::string>;
    CHECK(column_of("start", "2023-01-01, 2024-01-01") == Texts{"2023-01-01", "2024-01-01"});
    CHECK(column_of("name", "2024-Q1, 2025-Q1") == Texts{"2024-Q1", "2025-Q1"});
    CHECK(column_of("name", "3-A, 4-A") == Texts{"3-A", "4-A"});
    CHECK(column_of("warmup", "1 h, 1.5 h") == Texts{"1.0", "1.5"});
    CHECK(column_of("demand_scale", "90 %, 110%") == Texts{"90.0", "110.0"});
}

TEST_CASE("two columns that differ in case alone have two names in a database", "[sweep]") {
    const std::string rest =
        ": {arrivals: {kind: poisson, rate: 3 /h}, run_time: {kind: exponential, mean: 1 min}}\n";
    const Swept swept(
        "vary:\n  - {key: demand.Train.arrivals.rate, values: [2 /h, 3 /h]}\n"
        "  - {key: demand.train.arrivals.rate, values: [4 /h]}\n"
        "replications: 1\nmeasure: [wait.by_class.Train, wait.by_class.train]\n");
    swept.write("line.yaml",
                "until: 2 d\ndata_centers: {site: {clusters: {machine: {nodes: 1}}}}\ndemand:\n  "
                "Train" +
                    rest + "  train" + rest);
    REQUIRE(swept.sweep({"run", "line.study.yaml", "-o", "out", "--quiet"}).code == 0);
    REQUIRE(swept.sweep({"export", "out", "-o", "all.sqlite"}).code == 0);
    CHECK(ask(swept.folder.path() / "all.sqlite",
              "SELECT \"demand.Train.arrivals.rate\", \"demand.train.arrivals.rate_2\", "
              "\"wait.by_class.train_2\" > 0 FROM runs") ==
          std::vector<std::string>{"2.0", "4.0", "1", "3.0", "4.0", "1"});
}

TEST_CASE("an export of runs that failed says so, as a merge does", "[sweep]") {
    const Swept swept("replications: 1\nmeasure: [wait]\n");
    REQUIRE(swept.sweep({"plan", "line.study.yaml", "-o", "out"}).code == 0);
    const auto plan = swept.text("out/plan.jsonl");
    const auto id = plan.substr(plan.find("\"id\":"), 23);
    swept.write("out/shards/1-of-1.other.1.1.jsonl",
                "{\"run\":0," + id + ",\"error\":\"no memory\",\"seconds\":1}\n");
    CHECK(swept.sweep({"merge", "out"}).code == 1);
    CHECK(swept.sweep({"export", "out", "-o", "tables"}).code == 1);
    CHECK_THAT(swept.text("tables/runs.csv"), Catch::Contains("no memory"));
}

TEST_CASE("an export replaces an earlier one, and no folder of other tables", "[sweep]") {
    const Exported swept;
    REQUIRE(swept.sweep({"export", "out", "-o", "tables"}).code == 0);
    const auto whole = swept.text("tables/points.csv");
    swept.write("tables/points.csv", "");
    REQUIRE(swept.sweep({"export", "out", "-o", "tables/"}).code == 0);
    CHECK(swept.text("tables/points.csv") == whole);

    const auto refuses = [&](const std::string& folder) {
        const auto refused = swept.sweep({"export", "out", "-o", folder});
        CHECK(refused.code == 4);
        CHECK_THAT(refused.err, Catch::Contains("name another folder"));
    };
    swept.write("tables/mine.csv", "a,b\n");
    refuses("tables");
    CHECK(swept.text("tables/mine.csv") == "a,b\n");

    std::filesystem::create_directory(swept.folder.path() / "mine");
    swept.write("mine/runs.csv", "a,b\n");
    refuses("mine");
    CHECK(swept.text("mine/runs.csv") == "a,b\n");

    for (const auto& entry : std::filesystem::directory_iterator(swept.folder.path()))
        CHECK(entry.path().extension() != ".partial");
}

TEST_CASE("a folder of tables may be named with a slash behind it", "[sweep]") {
    const Exported swept;
    REQUIRE(swept.sweep({"export", "out", "-o", "tables/"}).code == 0);
    CHECK(swept.text("tables/points.csv") == swept.text("out/merged/points.csv"));
}

TEST_CASE("a database holds the same numbers", "[sweep]") {
    const Exported swept;
    REQUIRE(swept.sweep({"export", "out", "-o", "sweep.sqlite"}).code == 0);
    const auto file = swept.folder.path() / "sweep.sqlite";
    CHECK(ask(file, "select count(*) from runs") == std::vector<std::string>{"6"});
    CHECK(ask(file, "select count(*) from points where measure = 'wait' and runs = 2") ==
          std::vector<std::string>{"3"});
    // the mean of a point is that of its runs
    CHECK(ask(file,
              "select count(*) from points p where measure = 'wait' and abs(mean - (select "
              "avg(r.wait) from runs r where r.point = p.point)) > 1e-9 * abs(mean)") ==
          std::vector<std::string>{"0"});
}

TEST_CASE("a workbook is one, with a sheet a table", "[sweep]") {
    const Exported swept;
    REQUIRE(swept.sweep({"export", "out", "-o", "sweep.xlsx"}).code == 0);
    const auto text = swept.text("sweep.xlsx");
    CHECK(text.substr(0, 2) == "PK");
    for (const auto* part : {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"})
        CHECK(text.find(part) != text.npos);
}

TEST_CASE("a format that is unknown is refused", "[sweep]") {
    const Exported swept;
    CHECK(swept.sweep({"export", "out", "-o", "sweep.pdf"}).code == 2);
    CHECK(!std::filesystem::exists(swept.folder.path() / "sweep.pdf"));
}

TEST_CASE("a measure whose effects cannot be known is told", "[sweep]") {
    const std::string morris =
        "vary:\n"
        "  - {key: demand.work.arrivals.rate, from: 20 /h, to: 50 /h}\n"
        "  - {key: demand.rare.arrivals.rate, from: 1e-9 /h, to: 2e-9 /h}\n"
        "set: ['demand.rare={arrivals: {kind: poisson, rate: 1 /h}, run_time: {kind: exponential, "
        "mean: 1 min}}']\n"
        "design: {kind: morris, trajectories: 2}\nreplications: 1\n";
    const Swept swept(morris + "measure: [wait, wait.by_class.rare]\n");
    const auto lacks = Catch::Contains("no effects on wait.by_class.rare: 6 of 6 points");
    const auto run = swept.sweep({"run", "line.study.yaml", "-o", "out"});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, lacks);
    CHECK_THAT(run.out, Catch::Contains("mean_absolute"));
    const auto exported = swept.sweep({"export", "out", "-o", "tables"});
    CHECK(exported.code == 1);
    CHECK_THAT(exported.err, lacks);

    const Swept whole(morris + "measure: [wait]\n");
    const auto told = whole.sweep({"run", "line.study.yaml", "-o", "out"});
    CHECK(told.code == 0);
    CHECK(told.err == "");
}
