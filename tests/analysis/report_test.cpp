// The page of a run: whatever names a scenario gives, its data stays data.
#include "analysis/report.hpp"

#include <catch2/catch.hpp>

#include "analysis/text_file.hpp"
#include "sim/ensure.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view page =
    R"(<script type="application/json" id="run-data">"@DATA@"</script><p>after</p>)";

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// What a browser takes for the text of the element.
std::string data_of(std::string_view html) {
    constexpr std::string_view begin = R"(id="run-data">)";
    const auto from = html.find(begin) + begin.size();
    return std::string(html.substr(from, html.find("</script", from) - from));
}

models::SeriesRow row(int from, int until, std::uint32_t cluster, double waiting, double busy) {
    models::SeriesRow row;
    row.from = sim::Time{from * 1h};
    row.until = sim::Time{until * 1h};
    row.cluster = cluster;
    row.waiting = waiting;
    row.busy = busy;
    return row;
}

const sim::Date start = std::chrono::sys_days(std::chrono::year(2025) / 1 / 1);

}  // namespace

TEST_CASE("no name of a scenario can leave the data of the page") {
    const auto name =
        GENERATE(as<std::string>{}, "</script><script>alert(1)</script>", "</SCRIPT >",
                 "<!--<script>", "]]>", "a & b &lt; &amp;", "\"@DATA@\"", "\\u003c",
                 "quote \" backslash \\ newline \n", "\xe2\x80\xa8 line separator", "算力");
    const Json data{{"name", name}, {name, 1}};
    const auto html = report_html(page, data);
    const auto text = data_of(html);
    CHECK(text.find_first_of("<>&") == text.npos);
    CHECK(Json::parse(text) == data);
    CHECK(count(html, "</script>") == 1);
    CHECK_THAT(html, Catch::EndsWith("</script><p>after</p>"));
}

TEST_CASE("what is not UTF-8 is replaced, and the page is made all the same") {
    const auto text = data_of(report_html(page, Json{{"name", "a\xff z"}}));
    CHECK(Json::parse(text)["name"] == "a\xef\xbf\xbd z");
}

TEST_CASE("a page without exactly one place for its data is our mistake") {
    CHECK_THROWS_AS(report_html("<html></html>", Json::object()), sim::BrokenInvariant);
    CHECK_THROWS_AS(report_html(R"("@DATA@" "@DATA@")", Json::object()), sim::BrokenInvariant);
}

TEST_CASE("what is too long for a page is left out of it") {
    Json few{{"value", 1}, {"time_shares", {0.5, 0.5}}, {"by_cluster", {{"a", {{"value", 1}}}}}};
    few["by_cluster"]["a"]["time_shares"] = {0.5, 0.5};
    Json many{{"value", 2}};
    for (char c = 'a'; c < 'a' + 13; ++c) many["by_cluster"][std::string(1, c)]["value"] = 1;
    const Json summary{{"metrics", {{"few", few}, {"many", many}}},
                       {"market", {{"months", {"m"}}}}};
    const auto data = report_data(summary, {"1.2.3", "abc", true, "Release"}, {});
    CHECK(data["summary"].dump() ==
          R"({"metrics":{"few":{"value":1,"by_cluster":{"a":{"value":1}}},"many":{"value":2}},)"
          R"("market":{"months":["m"]}})");
    CHECK(data["schema"] == 1);
    CHECK(data["run"]["suanli"] == "1.2.3");
    CHECK(data["run"]["modified"] == true);
}

TEST_CASE("a command is told as a shell reads it") {
    Run command;
    command.scenario = "my studies/it's.yaml";
    command.sets = {"demand.work.gang=8", "market.interval=7 d"};
    command.seed = "3";
    command.until = "30 d";
    CHECK(typed(command) == R"(suanli run 'my studies/it'\''s.yaml' --set demand.work.gang=8 )"
                            R"(--set 'market.interval=7 d' --seed 3 --until '30 d')");
}

TEST_CASE("the course of a run is told of all clusters together") {
    const auto series = series_json(
        {row(0, 1, 0, 2, 8), row(0, 1, 1, 1, 4), row(1, 2, 0, 0, 0), row(1, 2, 1, 5, 16)}, start);
    CHECK(series["from"] == Json{"2025-01-01T00:00:00Z", "2025-01-01T01:00:00Z"});
    CHECK(series["length_s"] == Json{3600.0, 3600.0});
    CHECK(series["waiting"] == Json{3.0, 5.0});
    CHECK(series["busy"] == Json{12.0, 16.0});
}

TEST_CASE("a long course is told in 600 intervals at most, as means over time") {
    std::vector<models::SeriesRow> rows;
    for (int i = 0; i < 1201; ++i) rows.push_back(row(i, i + 1, 0, i % 3, 1));
    rows.push_back(row(1201, 1203, 0, 7, 1));  // a longer last one
    const auto series = series_json(rows, start);
    REQUIRE(series["from"].size() == 401);  // threes, and the last alone
    CHECK(series["waiting"][0].get<double>() == Approx(1));
    CHECK(series["waiting"][400].get<double>() == Approx((0 + 7 * 2) / 3.0));
    CHECK(series["length_s"][400] == 10800.0);
}

TEST_CASE("a run leaves a page that holds its summary as it is") {
    const TemporaryFolder folder;
    write_file(folder.path() / "trial.yaml",
               "name: \"<b>trial\"\nuntil: 2 d\n"
               "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
               "demand: {work: {arrivals: {kind: poisson, rate: 2 /h}, run_time: 10 min}}\n");
    REQUIRE(run_program(folder.path(), {"run", "trial.yaml", "-o", "out"}).code == 0);
    const auto html = contents(folder.path() / "out/report.html");
    const auto data = Json::parse(data_of(html));
    CHECK(data["schema"] == 1);
    auto summary = Json::parse(contents(folder.path() / "out/summary.json"));
    for (auto& [name, metric] : summary["metrics"].items()) {
        metric.erase("time_shares");
        if (metric.contains("by_cluster"))
            metric["by_cluster"]["site/machine"].erase("time_shares");
    }
    CHECK(data["summary"] == summary);
    CHECK(data["run"]["command"] == "suanli run trial.yaml");
    CHECK(data["run"].contains("suanli"));
    CHECK(data["run"].contains("commit"));
    CHECK(data["series"]["from"].size() == data["series"]["busy"].size());
    CHECK_THAT(html, !Catch::Contains("<b>trial"));
    CHECK(count(html, "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'") == 1);
}
