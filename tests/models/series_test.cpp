// The run over time: rows add up, however often the step has grown.
#include "models/series.hpp"

#include <catch2/catch.hpp>

#include "sim/problems.hpp"
#include "tests/support/dice.hpp"

using namespace models;
using namespace std::chrono_literals;

namespace {

struct Sums {
    std::uint64_t arrived = 0;
    std::uint64_t started = 0;
    std::uint64_t served = 0;
    std::uint64_t lost = 0;
    double waiting = 0;  // job seconds
    double busy = 0;     // accelerator seconds
};

Sums sums_of(const std::vector<SeriesRow>& rows, std::uint32_t cluster) {
    Sums sums;
    for (const auto& row : rows) {
        if (row.cluster != cluster) continue;
        sums.arrived += row.arrived;
        sums.started += row.started;
        sums.served += row.served;
        sums.lost += row.lost;
        sums.waiting += row.waiting * seconds(row.until - row.from);
        sums.busy += row.busy * seconds(row.until - row.from);
    }
    return sums;
}

Job job_of(std::uint32_t cluster) {
    Job job;
    job.cluster = cluster;
    return job;
}

}  // namespace

TEST_CASE("a given interval that gives too many rows ends the run, soon") {
    Series series(2, 1us);
    const Job job = job_of(1);
    series.on(Arrived{job, Time{100ms}});
    try {
        series.on(Arrived{job, Time{48h}});
        FAIL("all rows are kept");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()) ==
              "report.interval: is too short: the time series has more than 1000000 rows\n");
    }
}

TEST_CASE("with a given interval, each row tells what happened in it") {
    Series series(1, 10s);
    const Job job = job_of(0);
    series.on(Arrived{job, Time{4s}});
    series.on(Started{job, Time{4s}});
    series.on(Occupied{0, 0, 1, 3, Time{4s}});
    series.on(Arrived{job, Time{10s}});  // belongs to the second row
    series.on(Occupied{0, 1, 2, 3, Time{10s}});
    series.on(Ended{job, Outcome::served, Time{15s}});
    series.on(Ended{job, Outcome::abandoned, Time{15s}});
    series.on(Occupied{0, 0, 0, 0, Time{15s}});
    const auto rows = series.rows(Time{34s});
    REQUIRE(rows.size() == 4);
    CHECK(series.interval() == 10s);
    CHECK(rows[0].arrived == 1);
    CHECK(rows[0].started == 1);
    CHECK(rows[0].waiting == 0);
    CHECK(rows[0].busy == Approx(3 * 0.6));
    CHECK(rows[1].from == Time{10s});
    CHECK(rows[1].until == Time{20s});
    CHECK(rows[1].arrived == 1);
    CHECK(rows[1].served == 1);
    CHECK(rows[1].lost == 1);
    CHECK(rows[1].waiting == Approx(0.5));
    CHECK(rows[1].busy == Approx(1.5));
    CHECK(rows[2].busy == 0);
    CHECK(rows[3].from == Time{30s});
    CHECK(rows[3].until == Time{34s});
}

TEST_CASE("what happens at the very end is in the last row, also where a row ends there") {
    Series series(1, 10s);
    const Job job = job_of(0);
    series.on(Occupied{0, 1, 1, 2, Time{0s}});
    series.on(Ended{job, Outcome::unfinished, Time{20s}});
    const auto rows = series.rows(Time{20s});
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].lost == 0);
    CHECK(rows[1].lost == 1);
    CHECK(rows[1].waiting == 1);
}

TEST_CASE("rows stay few and keep their sums, from microseconds to years") {
    const auto story = GENERATE(range(0, 9));
    support::Dice dice("series", static_cast<std::uint64_t>(story));
    Series series(2, std::nullopt);
    std::vector<Sums> expected(2);
    Time now{};
    std::vector<Time> since(2);
    std::vector<std::pair<Count, Count>> level(2);
    const auto advance = [&](std::uint32_t c) {
        const double time = seconds(now - since[c]);
        expected[c].waiting += double(level[c].first) * time;
        expected[c].busy += double(level[c].second) * time;
        since[c] = now;
    };
    const auto pace = std::int64_t{1} << (5 * story + 4);  // ns
    for (int step = 0; step < 20'000; ++step) {
        now += Duration{dice.below(pace)};
        const auto c = static_cast<std::uint32_t>(dice.below(2));
        const Job job = job_of(c);
        switch (dice.below(4)) {
            case 0:
                series.on(Arrived{job, now});
                ++expected[c].arrived;
                break;
            case 1:
                series.on(Started{job, now});
                ++expected[c].started;
                break;
            case 2: {
                const bool served = dice.one_in(2);
                series.on(Ended{job, served ? Outcome::served : Outcome::rejected, now});
                ++(served ? expected[c].served : expected[c].lost);
                break;
            }
            default:
                advance(c);
                level[c] = {dice.below(50), dice.below(1000)};
                series.on(Occupied{c, level[c].first, 0, level[c].second, now});
        }
    }
    const auto rows = series.rows(now);
    CHECK(rows.size() <= 2 * 600);
    CHECK(rows.size() >= 2 * 50);
    CHECK(rows.front().from == Time{});
    CHECK(rows.back().until == now);
    int gaps = 0;
    for (std::size_t i = 2; i < rows.size(); ++i) gaps += rows[i].from != rows[i - 2].until;
    CHECK(gaps == 0);
    for (std::uint32_t c = 0; c < 2; ++c) {
        advance(c);
        const auto found = sums_of(rows, c);
        CHECK(found.arrived == expected[c].arrived);
        CHECK(found.started == expected[c].started);
        CHECK(found.served == expected[c].served);
        CHECK(found.lost == expected[c].lost);
        CHECK(found.waiting == Approx(expected[c].waiting).epsilon(1e-9));
        CHECK(found.busy == Approx(expected[c].busy).epsilon(1e-9));
    }
}
