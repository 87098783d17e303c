// What is kept of a network belongs to the month, the stretch and the link where it happened.
#include "models/network/network_record.hpp"

#include <catch2/catch.hpp>

#include "sim/ensure.hpp"
#include "tests/models/network/played.hpp"

namespace {

// A link of 1 MB/s between two nodes, full all the time, looked at each so many minutes.
std::string full_from(const std::string& start, const std::string& until, int minutes) {
    return "start: " + start + "\nuntil: " + until +
           "\nreport: {interval: " + std::to_string(minutes) + R"( min}
network:
  nodes: {a: {}, b: {}}
  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s}}
transfers: {x: {arrivals: {kind: renewal, gap: 90 min}, size: 6 GB, from: {a: 1}, to: {b: 1}}}
)";
}

double in_hours(sim::Duration length) { return sim::seconds(length) / 3600; }

using Stretch = models::LinkCourse::Stretch;

Stretch stretch(int from, int until, double carried) {
    return {sim::Time{std::chrono::hours(from)},
            sim::Time{std::chrono::hours(until)},
            {{carried, 10.0 * (until - from)}}};
}

}  // namespace

// From the 16th at 13:00 until its end January has 371 hours, which no look of 90 minutes ends.
TEST_CASE("what a link does is of the month in which it does it", "[network]") {
    const int minutes = GENERATE(90, 7 * 24 * 60, 100 * 24 * 60);
    const network::Played run(full_from("2025-01-16T13:00:00Z", "2025-03-02", minutes));
    const auto& months = run.record().months();
    REQUIRE(months.size() == 3);
    const std::vector<double> expected{371, 28 * 24, 24};
    double begin = 0;
    for (std::size_t m = 0; m < 3; ++m) {
        const auto& use = months[m].links[0];
        CAPTURE(minutes, m);
        CHECK(in_hours(months[m].from - sim::Time{}) == begin);
        begin += expected[m];
        CHECK(in_hours(months[m].until - sim::Time{}) == begin);
        CHECK(use.could == Approx(expected[m] * 3600e6).epsilon(1e-12));
        // 6 GB take 100 minutes and come each 90: the first at the start or one gap later
        const double idle = use.could - use.carried;
        CHECK(idle >= -1);
        CHECK(idle <= (m == 0 ? 90 * 60e6 : 0) + 1);
        CHECK(in_hours(use.held_up) == Approx(use.carried / 3600e6).epsilon(1e-9));
    }
}

TEST_CASE("looks at the ends of months are no looks for means", "[network]") {
    // 45 days from the 16th: looks every five days, and two ends of months among them
    const network::Played run(full_from("2025-01-16", "45 d", 5 * 24 * 60));
    CHECK(run.record().whole(0).looks == 9);
    CHECK(run.record().course().stretches().size() == 9);
    std::uint64_t looks = 0;
    for (const auto& month : run.record().months()) looks += month.links[0].looks;
    CHECK(looks == 9);
}

TEST_CASE("a look when a month ends is of that month", "[network]") {
    const network::Played run(full_from("2025-01-16", "2025-03-01", 24 * 60));
    const auto& months = run.record().months();
    REQUIRE(months.size() == 2);
    CHECK(months[0].links[0].looks == 16);
    CHECK(months[1].links[0].looks == 28);
}

TEST_CASE("a link that changes at the time of a look is looked at", "[network]") {
    const auto looks = [](const std::string& changes) {
        auto yaml = full_from("2025-01-16", "45 d", 5 * 24 * 60);
        yaml.insert(yaml.find("}}\ntransfers"), changes);
        const network::Played run(yaml);
        CHECK(run.record().whole(0).carried == Approx(45 * 86'400e6).epsilon(0.01));
        return run.record().whole(0).looks;
    };
    CHECK(looks(", changes: [{from: 5 d, capacity: 1 MB/s}, {from: 10 d, capacity: 1 MB/s}]") == 9);
}

TEST_CASE("what a circuit carries passes the links that it is taken from", "[network]") {
    const network::Played run(R"(
start: 2025-01-01
until: 1000 s
network:
  nodes: {a: {}, b: {}}
  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s}}
  circuits: {k: {from: a, to: b, rate: 600 kB/s, serves: [x]}}
transfers: {x: {arrivals: {kind: renewal, gap: 0 s}, count: 1, size: 300 MB, from: {a: 1}, to: {b: 1}}}
)");
    CHECK(run.by.at("link_utilization").at("ab to b").value == Approx(0.3));
    CHECK(run.record().whole(0).could == Approx(1000e6));
    CHECK(run.record().whole(0).carried == Approx(300e6));
}

TEST_CASE("a record that was not looked at when a month ended is our mistake", "[network]") {
    const auto scenario = models::parse_scenario(full_from("2025-01-16", "2025-03-02", 60));
    models::Wan wan(scenario);
    models::NetworkRecord record(scenario.start, wan.sharing().links(), 1);
    record.look(wan, 0, sim::Time{std::chrono::days(16)}, true);  // the end of January
    CHECK_THROWS_AS(record.look(wan, 0, sim::Time{std::chrono::days(45)}, true),
                    sim::BrokenInvariant);
}

TEST_CASE("each link is paid for what passes it, and all together what moving cost", "[network]") {
    const network::Played run(R"(
start: 2025-01-01
until: 20 h
warmup: 1 h
network:
  nodes: {a: {}, b: {}, c: {}}
  cheap_hours: {from: 10 h, until: 12 h, factor: 0.5}
  links:
    ab: {from: a, to: b, capacity: 1 MB/s, latency: 0 s, price: 1 CNY/MB}
    bc: {from: b, to: c, capacity: 1 MB/s, latency: 0 s, price: 3 CNY/MB, direction: shared}
transfers:
  warm: {arrivals: {kind: renewal, gap: 0 s}, count: 1, size: 7 MB, from: {a: 1}, to: {c: 1}}
  near: {arrivals: {kind: renewal, gap: 4 h}, count: 1, size: 10 MB, from: {a: 1}, to: {b: 1}}
  far: {arrivals: {kind: renewal, gap: 11 h}, count: 1, size: 20 MB, from: {a: 1}, to: {c: 1}}
  back: {arrivals: {kind: renewal, gap: 15 h}, count: 1, size: 5 MB, from: {c: 1}, to: {a: 1}}
)");
    // ab one way, ab the other, bc; of what comes in cheap hours one half
    const auto& record = run.record();
    CHECK(record.whole(0).paid == 10 * 1 + 20 * 1 * 0.5);
    CHECK(record.whole(1).paid == 5 * 1);
    CHECK(record.whole(2).paid == 20 * 3 * 0.5 + 5 * 3);
    CHECK(run.metrics.at("moving_cost").value == 20 + 5 + 45);
    // the month includes the warm-up
    CHECK(record.months()[0].links[0].paid == 20 + 7);
    CHECK(record.months()[0].links[2].paid == 45 + 7 * 3);
}

TEST_CASE("the course of links covers all of a run, the warm-up and its last hours too",
          "[network]") {
    const network::Played run(full_from("2025-01-01", "100 h", 7 * 60) + "warmup: 10 h\n");
    const auto& stretches = run.record().course();
    Stretch all{{}, {}, {{0, 0}}};
    for (const auto& one : stretches.stretches()) {
        CHECK(one.from == all.until);
        all.until = one.until;
        all.loads[0].carried += one.loads[0].carried;
        all.loads[0].could += one.loads[0].could;
        // one begins where the warm-up ends
        CHECK((in_hours(one.until - sim::Time{}) <= 10 || in_hours(one.from - sim::Time{}) >= 10));
    }
    CHECK(in_hours(all.until - sim::Time{}) == 100);
    CHECK(all.loads[0].could == Approx(100 * 3600e6));
    CHECK(all.loads[0].carried == Approx(run.record().months()[0].links[0].carried));
}

TEST_CASE("a course stays short, and loses nothing", "[network]") {
    models::LinkCourse course;
    const int count = GENERATE(1, 383, 384, 385, 386, 1000, 5001);
    double carried = 0;
    for (int i = 0; i < count; ++i) {
        course.add(stretch(i, i + 1, i % 10));
        carried += i % 10;
    }
    const auto& all = course.stretches();
    CHECK(all.size() <= models::LinkCourse::most);
    CHECK(all.size() >=
          std::min<std::size_t>(static_cast<std::size_t>(count), models::LinkCourse::most / 2));
    sim::Time until{};
    for (const auto& one : all) {
        CHECK(one.from == until);
        until = one.until;
        carried -= one.loads[0].carried;
        // all are as long, but for the last
        if (&one != &all.back()) CHECK(one.until - one.from == all[0].until - all[0].from);
        CHECK(one.loads[0].could == 10 * in_hours(one.until - one.from));
    }
    CHECK(in_hours(until - sim::Time{}) == count);
    CHECK(carried == 0);
}

TEST_CASE("a stretch that could carry nothing was not used", "[network]") {
    CHECK(stretch(0, 2, 5).utilization(0) == 0.25);
    CHECK(stretch(3, 3, 0).utilization(0) == 0);
}
