// Small markets worked out by hand: who goes where, at which price, and why not.
#include <catch2/catch.hpp>

#include "models/brokerage.hpp"
#include "models/scenario_file.hpp"
#include "models/world.hpp"

using namespace models;

namespace {

// Home in the middle, a cluster in each of three places: dear at home, cheaper in the next place,
// cheapest far away. Four accelerators each.
const std::string three_places = R"(
until: 100 h
regions:
  far: {longitude: 90}
  home: {longitude: 120}
  next: {longitude: 118}
chips:
  dear: {fp16: 100 TFLOPS@fp16, rent: 30 CNY/card/h, ecosystem: cuda}
  fair: {fp16: 100 TFLOPS@fp16, rent: 20 CNY/card/h, ecosystem: cuda}
  cheap: {fp16: 50 TFLOPS@fp16, rent: 10 CNY/card/h, ecosystem: cann}
data_centers:
  far: {region: far, clusters: {all: {chip: cheap, nodes: 4}}}
  home: {region: home, clusters: {all: {chip: dear, nodes: 4}}}
  next: {region: next, clusters: {all: {chip: fair, nodes: 4}}}
)";

// Jobs of one class come at 1 h, 2 h, 3 h … and run for 50 h.
std::string jobs(int count, const std::string& more) {
    return fmt::format(R"(
demand:
  job:
    arrivals: {{kind: renewal, gap: 1 h}}
    jobs: {}
    gang: 4
    run_time: 50 h
    origins: {{home: 1}}
{}
)",
                       count, more);
}

struct Played {
    std::vector<JobRow> jobs{};
    std::vector<std::string> clusters{};
    Money paid{};

    std::string place(std::size_t job) const {
        const auto at = jobs.at(job).cluster;
        return at == nowhere ? "nowhere" : clusters.at(at).substr(0, clusters.at(at).find('/'));
    }
};

Played play(const std::string& text) {
    const auto scenario = parse_scenario(text);
    World world(scenario, {.jobs = true, .audit = true});
    while (!world.run(100'000)) {}
    world.finish();
    Played played{world.log.fetch(), world.metrics.measured().clusters, world.ledger.paid_by(0)};
    std::ranges::stable_sort(played.jobs, {}, &JobRow::job);
    return played;
}

}  // namespace

TEST_CASE("local_only stays at home and waits there") {
    const auto played = play(three_places + jobs(2, "") + "broker: local_only\n");
    CHECK(played.place(0) == "home");
    CHECK(played.place(1) == "home");
    CHECK(played.jobs[1].started == Time{std::chrono::hours{51}});
}

TEST_CASE("home_first takes the nearest with room") {
    const auto played = play(three_places + jobs(4, "") + "broker: home_first\n");
    CHECK(played.place(0) == "home");
    CHECK(played.place(1) == "next");
    CHECK(played.place(2) == "far");
    CHECK(played.place(3) == "home");  // no room anywhere, equal backlogs: the nearest
}

TEST_CASE("cheapest takes what costs least with room, speed counted") {
    // 10 yuan at half the speed costs as much as 20 at full: of equals, the nearer
    const auto same = play(three_places + jobs(3, "    reference: dear\n") + "broker: cheapest\n");
    CHECK(same.place(0) == "next");
    CHECK(same.place(1) == "far");
    CHECK(same.place(2) == "home");
    CHECK(same.jobs[1].run == std::chrono::hours{100});
    const auto blind = play(three_places + jobs(3, "") + "broker: cheapest\n");
    CHECK(blind.place(0) == "far");
    CHECK(blind.jobs[0].run == std::chrono::hours{50});
}

TEST_CASE("a job that adapts its gang takes more of slower accelerators") {
    auto text = three_places + jobs(1, "    reference: dear\n    adapts: gang\n    gang: 2\n") +
                "broker: cheapest\n";
    text.replace(text.find("    gang: 4\n"), 12, "");
    text.replace(text.find("rent: 20"), 8, "rent: 25");
    const auto played = play(text);
    CHECK(played.place(0) == "far");
    CHECK(played.jobs[0].accelerators == 4);
    CHECK(played.jobs[0].run == std::chrono::hours{50});
}

TEST_CASE("tenants pay the price of the award for what they hold") {
    const auto played = play(three_places + jobs(1, "") + "broker: local_only\n");
    CHECK(played.paid == Money{30'000'000LL * 4 * 50});
}

TEST_CASE("why a job finds no cluster") {
    const auto outcome = [](const std::string& more, const std::string& broker) {
        return play(three_places + jobs(1, more) + "broker: " + broker + "\n").jobs[0].outcome;
    };
    CHECK(outcome("    ecosystems: {cann: {}}\n", "local_only") == Outcome::unseen);
    CHECK(outcome("    ecosystems: {cann: {}}\n    max_latency: 5 ms\n", "home_first") ==
          Outcome::infeasible);
    CHECK(outcome("    price_cap: 9 CNY/card/h\n", "cheapest") == Outcome::priced_out);
    CHECK(outcome("    price_cap: 10 CNY/card/h\n", "cheapest") == Outcome::served);
    CHECK(outcome("    price_cap: 19 CNY/card/h\n    reference: dear\n", "cheapest") ==
          Outcome::priced_out);  // 10 yuan at half the speed are 20
    auto large = three_places + jobs(1, "") + "broker: cheapest\n";
    large.replace(large.find("gang: 4"), 7, "gang: 5");
    CHECK(play(large).jobs[0].outcome == Outcome::infeasible);
}

TEST_CASE("who has patience goes on seeking, and gives up for the same reason") {
    // prices fall by vacancy: from 10 yuan to below 9.9 within days
    const std::string market =
        "broker: cheapest\nmarket: {kind: posted, speed: 10 /a, natural_vacancy: 0, interval: 1 "
        "h}\n";
    const auto finds = play(
        three_places + jobs(1, "    price_cap: 9.9 CNY/card/h\n    patience: 90 h\n") + market);
    CHECK(finds.place(0) == "far");
    CHECK(finds.jobs[0].started > Time{std::chrono::hours{5}});
    const auto gives_up =
        play(three_places + jobs(1, "    price_cap: 5 CNY/card/h\n    patience: 90 h\n") + market);
    CHECK(gives_up.jobs[0].outcome == Outcome::priced_out);
    CHECK(gives_up.jobs[0].ended == Time{std::chrono::hours{91}});
}

TEST_CASE("a platform shows what is connected, from its date on") {
    const auto at = [](const std::string& coverage) {
        return play(three_places + jobs(1, "    ecosystems: {cann: {}}\n") +
                    "broker: {kind: national_platform, coverage: " + coverage + "}\n")
            .jobs[0]
            .outcome;
    };
    CHECK(at("[{from: 0 h, share: 1}]") == Outcome::served);
    CHECK(at("[{from: 0 h, share: 0}]") == Outcome::unseen);
    CHECK(at("[{from: 0 h, share: 0}, {from: 2 h, share: 1}]") == Outcome::unseen);
}

TEST_CASE("the national platform weighs what waiting is worth against the price") {
    // 200 card-hours cost 6000 yuan at home, 4000 next to it, 2000 far away; where all is taken
    // and nobody waits, a job waits as long as it would run, which is worth 2200 yuan
    const auto played = play(three_places + jobs(4, "") +
                             "broker: {kind: national_platform, waiting: 11 CNY/card/h}\n");
    CHECK(played.place(0) == "far");
    CHECK(played.place(1) == "next");  // 4000 now, or 4200 after the first
    CHECK(played.place(2) == "far");   // 4200; 6000 at home, 6200 after the second
    CHECK(played.place(3) == "home");  // 6000; 6400 after both
}

TEST_CASE("on the national platform a class goes to its own centers first, wherever they are") {
    auto places = three_places;
    places.insert(places.find("nodes: 4", places.find("  far: {region")), "serves: [job], ");
    const auto played =
        play(places + jobs(2, "") +
             "broker: {kind: national_platform, coverage: [{from: 0 h, share: 0}]}\n");
    CHECK(played.place(0) == "far");
    CHECK(played.place(1) == "far");  // waiting is worth 2000 yuan, a place at home costs 6000
}

TEST_CASE("old offers send jobs where there is no room any more") {
    const auto fresh = play(three_places + jobs(2, "") + "broker: home_first\n");
    CHECK(fresh.place(1) == "next");
    const auto stale = play(three_places + jobs(2, "") + "broker: home_first\noffers_age: 10 h\n");
    CHECK(stale.place(1) == "home");
    CHECK(stale.jobs[1].started == Time{std::chrono::hours{51}});
}

TEST_CASE("a tenant ports its software where it would have found room, once") {
    const auto text = three_places +
                      jobs(6, "    ecosystems: {cuda: {native: 1}, cann: {porting: 90 min}}\n") +
                      "broker: home_first\n";
    const auto played = play(text);
    CHECK(played.place(0) == "home");
    CHECK(played.place(1) == "next");
    CHECK(played.place(2) == "home");  // at 3 h no room on cuda: porting begins, the job waits
    CHECK(played.place(3) == "next");  // at 4 h it is not done yet
    CHECK(played.place(4) == "far");   // at 5 h it is
}

TEST_CASE("nodes that come into service are used at once") {
    auto text = three_places + jobs(2, "") + "broker: local_only\n";
    text.replace(text.find("{chip: dear, nodes: 4}"), 22,
                 "{chip: dear, nodes: 4, expansions: [{installed: 10 h, nodes: 4}], "
                 "commissioning: 5 h}");
    const auto played = play(text);
    CHECK(played.jobs[1].started == Time{std::chrono::hours{15}});
}

TEST_CASE("every accelerator is on one rung, and all rungs are what is installed") {
    auto text = three_places +
                jobs(1, "    use: {allocated: 50 %, busy: 50 %, effective: 40 %}\n") +
                "broker: local_only\n";
    text.replace(text.find("{chip: dear, nodes: 4}"), 22,
                 "{chip: dear, nodes: 4, expansions: [{installed: 60 h, nodes: 2}], "
                 "commissioning: 20 h}");
    const auto scenario = parse_scenario(text);
    World world(scenario);
    while (!world.run(1000)) {}
    world.finish();
    const auto months = world.record->ladder.months(world.now());
    REQUIRE(months.size() == 1);
    const Wide hour = 3'600'000'000'000;
    // 400 accelerator-hours and 2 × 40 more; rented 4 × 50, of them 100, 50 and 20
    const Rungs home = world.record->ladder.rungs_of(months[0], 1);
    CHECK(home ==
          Rungs{40 * hour, (480 - 40 - 200) * hour, 100 * hour, 50 * hour, 30 * hour, 20 * hour});
}
