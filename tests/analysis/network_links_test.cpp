// What a run says of each link, and what of it a page gets.
#include "analysis/network_links.hpp"

#include <catch2/catch.hpp>

#include "analysis/report.hpp"
#include "analysis/text_file.hpp"
#include "models/scenario_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace analysis;

namespace {

// 100 hours, of which ten warm up. Of ab each direction has 8 Mbit/s, and 16 from hour 55 on; bc
// has 8 for both together. 12 GB leave a for c at hour 20 and take 12,000 s.
const std::string chain = R"(
start: 2025-01-01
until: 100 h
warmup: 10 h
report: {interval: 10 h}
network:
  nodes: {a: {}, b: {}, c: {}}
  links:
    ab: {from: a, to: b, capacity: 8 Mbit/s, latency: 0 s, price: 2 CNY/GB, rent: 3 CNY/h,
         changes: [{from: 55 h, capacity: 16 Mbit/s}]}
    bc: {from: b, to: c, capacity: 8 Mbit/s, latency: 0 s, price: 5 CNY/GB, rent: 1 CNY/h, direction: shared}
transfers:
  warm: {arrivals: {kind: renewal, gap: 1 h}, count: 1, size: 1 GB, from: {a: 1}, to: {b: 1}}
  sent: {arrivals: {kind: renewal, gap: 20 h}, count: 1, size: 12 GB, from: {a: 1}, to: {c: 1}}
)";

struct Ended {
    explicit Ended(const std::string& yaml)
        : scenario(models::parse_scenario(yaml)), world(scenario) {
        while (!world.run(1000)) {}
        world.finish();
    }
    models::Scenario scenario;
    models::World world;
};

Json links_of(const models::World& world) {
    Json links = Json::object();
    put_links(links, world);
    return links;
}

}  // namespace

TEST_CASE("each direction of a link has a row, without the warm-up", "[network]") {
    const Ended run(chain);
    const auto links = links_of(run.world);
    CHECK(links["measured"] ==
          Json{{"from", "2025-01-01T10:00:00Z"}, {"until", "2025-01-05T04:00:00Z"}});
    REQUIRE(links["links"].size() == 3);
    const auto& there = links["links"][0];
    CHECK(there["name"] == "ab to b");
    CHECK(there["link"] == "ab");
    CHECK(there["from"] == "a");
    CHECK(there["to"] == "b");
    CHECK(there["direction"] == "duplex");
    CHECK(there["capacity_bit_s"].get<double>() == Approx((45 * 8e6 + 45 * 16e6) / 90));
    CHECK(there["capacity_at_end_bit_s"] == 16e6);
    CHECK(there["carried_bytes"].get<double>() == Approx(12e9));
    CHECK(there["utilization"].get<double>() == Approx(12e9 / (45 * 3600e6 + 45 * 7200e6)));
    CHECK(there["held_up_h"].get<double>() == Approx(12'000.0 / 3600));
    CHECK(there["paid_cny"].get<double>() == Approx(12 * 2));
    CHECK(there["rent_cny"].get<double>() == Approx(90 * 3 / 2.0));  // half is of the way back
    CHECK(there["shadow_price_cny_per_gbit_s_month"] == 0.0);        // no job waits
    const auto& back = links["links"][1];
    CHECK(back["name"] == "ab to a");
    CHECK(back["from"] == "b");
    CHECK(back["carried_bytes"] == 0.0);
    CHECK(back["rent_cny"].get<double>() == Approx(90 * 3 / 2.0));
    const auto& both = links["links"][2];
    CHECK(both["name"] == "bc");
    CHECK(both["direction"] == "shared");
    CHECK(both["paid_cny"].get<double>() == Approx(12 * 5));
    CHECK(both["rent_cny"].get<double>() == Approx(90));
}

TEST_CASE("all links together are the sum of their rows", "[network]") {
    const Ended run(chain);
    const auto all = links_of(run.world)["all_links"];
    CHECK(all["links"] == 2);
    CHECK(all["directions"] == 3);
    CHECK(all["carried_bytes"].get<double>() == Approx(2 * 12e9));  // on two links
    CHECK(all["paid_cny"].get<double>() == Approx(12 * 7));
    CHECK(all["rent_cny"].get<double>() == Approx(90 * 4));
    const double could = 2 * (45 * 3600e6 + 45 * 7200e6) + 90 * 3600e6;
    CHECK(all["utilization"].get<double>() == Approx(24e9 / could));
    for (const auto& value : run.world.report()) {
        if (value.scope != models::MetricValue::Scope::all) continue;
        if (value.name == "link_utilization") CHECK(all["utilization"] == value.value);
        if (value.name == "link_congestion") CHECK(all["held_up_h"] == value.value);
        if (value.name == "moving_cost")
            CHECK(all["paid_cny"].get<double>() == Approx(value.value));
    }
}

TEST_CASE("what failures leave is the capacity of a link, circuits included", "[network]") {
    const Ended run(R"(
start: 2025-01-01
until: 100 h
network:
  nodes: {a: {}, b: {}}
  links: {ab: {from: a, to: b, capacity: 8 Mbit/s, latency: 0 s, outages: {works: 60 h, fails: 40 h}}}
  circuits: {own: {from: a, to: b, rate: 2 Mbit/s, serves: [x]}}
transfers: {x: {arrivals: {kind: renewal, gap: 99 h}, count: 1, size: 1 kB, from: {a: 1}, to: {b: 1}}}
)");
    const auto row = links_of(run.world)["links"][0];
    CHECK(row["capacity_bit_s"].get<double>() == Approx(8e6 * 0.6));
    CHECK(row["capacity_at_end_bit_s"] == 8e6);
}

TEST_CASE("the course of links is told with the warm-up, the busiest first", "[network]") {
    const Ended run(chain);
    const auto course = course_json(run.world);
    REQUIRE(course["from"].size() == 10);
    CHECK(course["from"][0] == "2025-01-01T00:00:00Z");
    CHECK(course["length_s"] == Json(std::vector<double>(10, 36'000)));
    const auto& lines = course["utilization"];
    REQUIRE(lines.size() == 2);          // nothing goes back
    CHECK(lines.begin().key() == "bc");  // as many bytes, and never more capacity
    CHECK(lines["ab to b"][0].get<double>() == Approx(1000.0 / 36'000).margin(5e-5));
    CHECK(lines["ab to b"][1] == 0.0);
    CHECK(lines["ab to b"][2].get<double>() == Approx(12.0 / 36).margin(5e-5));
}

TEST_CASE("a page gets few lines, of few stretches, however many there are", "[network]") {
    std::string links;
    for (int i = 0; i < 9; ++i)
        links += fmt::format(
            "    l{}: {{from: a, to: b, capacity: {} Mbit/s, direction: one_way}}\n", i, 9 - i);
    const Ended run(fmt::format(R"(
start: 2025-01-01
until: 1000 h
report: {{interval: 1 h}}
network:
  nodes: {{a: {{}}, b: {{}}}}
  links:
{}transfers:
  x: {{arrivals: {{kind: renewal, gap: 1 h}}, size: 1 MB, route: [l0, l1, l2, l3, l4, l5, l6, l7, l8]}}
)",
                                links));
    const auto course = course_json(run.world);
    CHECK(course["utilization"].size() == 6);
    CHECK(course["utilization"].begin().key() == "l8");
    CHECK(course["from"].size() == 250);  // of a thousand looks, four each
    CHECK(course["utilization"]["l8"].size() == 250);
}

TEST_CASE("the page has the busiest two hundred, and nothing by month", "[network]") {
    Json network{{"months", {"2025-01"}},
                 {"utilization", {{"l", {0.5}}}},
                 {"measured", {{"from", "x"}}},
                 {"all_links", {{"directions", 300}}},
                 {"links", Json::array()}};
    for (int i = 0; i < 300; ++i)
        network["links"].push_back({{"name", i}, {"utilization", (i * 7 % 300) / 300.0}});
    const auto page = report_data(Json{{"metrics", Json::object()}, {"network", network}},
                                  {"1.2.3", "abc", true, "Release"}, {})["summary"]["network"];
    CHECK(page.size() == 3);
    CHECK(page["measured"] == network["measured"]);
    CHECK(page["all_links"] == network["all_links"]);
    REQUIRE(page["links"].size() == 200);
    CHECK(page["links"][0]["utilization"] == 299 / 300.0);
    CHECK(page["links"][199]["utilization"] == 100 / 300.0);
    CHECK(slim_network(Json{{"links", network["links"]}})["links"] == page["links"]);
}

TEST_CASE("a run with a network says so in its summary and on its page, others do not") {
    const TemporaryFolder folder;
    write_file(folder.path() / "chain.yaml", "name: chain" + chain);
    write_file(folder.path() / "none.yaml",
               "name: none\nuntil: 1 d\n"
               "data_centers: {site: {clusters: {machine: {nodes: 1}}}}\n"
               "demand: {work: {arrivals: {kind: poisson, rate: 2 /h}, run_time: 10 min}}\n");
    const auto data = [&](const std::string& name) {
        REQUIRE(run_program(folder.path(), {"run", name + ".yaml", "-o", name}).code == 0);
        const auto html = contents(folder.path() / name / "report.html");
        constexpr std::string_view begin = R"(id="run-data">)";
        const auto from = html.find(begin) + begin.size();
        return Json::parse(html.substr(from, html.find("</script", from) - from));
    };
    const auto with = data("chain");
    const auto summary = Json::parse(contents(folder.path() / "chain/summary.json"));
    CHECK(summary["network"]["links"].size() == 3);
    CHECK(summary["network"].contains("months"));
    CHECK(with["summary"]["network"] == slim_network(summary["network"]));
    CHECK(with["network"]["from"].size() == 10);
    const auto without = data("none");
    CHECK_FALSE(without.contains("network"));
    CHECK_FALSE(without["summary"].contains("network"));
}
