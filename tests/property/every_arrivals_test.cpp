// What holds whatever the arrival process: runs over the whole list.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "models/source.hpp"
#include "sim/tally.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace models;

namespace {

/// A process, and how many jobs it is to bring in `span` on average.
struct Case {
    Arrivals arrivals{};
    Duration span{};
    double jobs = 0;
};

constexpr Duration hour = std::chrono::hours{1};

Case case_of(std::type_identity<Poisson>) {
    return {Poisson{{3 / 3600.0}, 4}, 100 * hour, 3 * 4 * 100};
}

// The renewal theorem (Smith 1954): span / mean + (scv - 1) / 2; scv 1/3 for a uniform from 0.
Case case_of(std::type_identity<Renewal>) {
    return {Renewal{Uniform<Seconds>{{0}, {7200}}}, 500 * hour, 500 - 1.0 / 3};
}

// The integral of the rate, hour by hour, over the first week of 2025: a Wednesday first.
Case case_of(std::type_identity<Daily>) {
    Daily daily{{2 / 3600.0}, 150, {}, {1, 1, 2, 3, 1, 0.5, 0}};
    for (int h = 0; h < 24; ++h) daily.hours.push_back(h < 6 ? 0 : h % 5);
    const double k = std::log(151) / (365 * 24);  // an hour
    double jobs = 0;
    for (int h = 0; h < 7 * 24; ++h)
        jobs += 2 * daily.hours[std::size_t(h % 24)] * daily.weekdays[std::size_t(h / 24 + 2) % 7] *
                (std::exp(k * (h + 1)) - std::exp(k * h)) / k;
    return {daily, 7 * 24 * hour, jobs};
}

// The mix of both rates by the share of time in each.
Case case_of(std::type_identity<Bursty>) {
    return {Bursty{{1 / 3600.0}, {40 / 3600.0}, {6 * 3600}, {2 * 3600}}, 200 * hour,
            200 * (1 * 0.75 + 40 * 0.25)};
}

// Where jobs end at once and users think exponentially long, each submits at random.
Case case_of(std::type_identity<FiniteSource>) {
    return {FiniteSource{7, Exponential<Seconds>{{2 * 3600}}}, 100 * hour, 7 * 100 / 2.0};
}

// Two services of two thirds and one third of a load: at 1000 tokens a day a group, 7 and 4 of them
// (⌈20000/3000⌉, ⌈10000/3000⌉) start in the first hour, and again after each of four terms.
Case case_of(std::type_identity<Replicas>) {
    Replicas replicas;
    replicas.load = {{Date{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}}, 10'000}};
    replicas.per_accelerator = 1000;
    replicas.fill = 1;
    replicas.services = 2;
    replicas.skew = 1;
    return {replicas, (4 * 7 * 24 + 12) * hour, 5 * (7 + 4)};
}

Case case_of(std::type_identity<Trace>) {
    static const TemporaryFolder folder;
    const auto path = folder.path() / "log.csv";
    std::ofstream log(path);
    log << "job,submit_s,run_s,accelerators\n";
    for (int job = 1; job <= 30; ++job) log << job << ',' << job / 3 * 100 << ",5,1\n";
    Trace trace;
    trace.path = path.string();
    return {trace, hour, 30};
}

bool brings_run_times(const Arrivals& arrivals) {
    return std::holds_alternative<Trace>(arrivals) || std::holds_alternative<Replicas>(arrivals);
}

std::vector<Time> times_of(const Case& given, std::uint32_t replication,
                           std::optional<std::int64_t> jobs = {}) {
    DemandClass demand;
    demand.arrivals = given.arrivals;
    demand.jobs = jobs;
    if (!brings_run_times(given.arrivals)) demand.run_time = Constant<Seconds>{{5}};
    const Date start{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};
    models::Source source("jobs", demand, 0, {{1, replication}, start, 0, 100, false});
    std::vector<Time> times;
    while (source.next() <= Time{given.span}) {
        times.push_back(source.take().submitted);
        source.ended(times.back());
    }
    return times;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("jobs come as often as the process is to bring them", "[property]",
                        Arrivals) {
    const auto given = case_of(std::type_identity<TestType>{});
    sim::Tally counts;
    for (std::uint32_t replication = 0; replication < 60; ++replication)
        counts.add(double(times_of(given, replication).size()));
    const double error = counts.standard_deviation() / std::sqrt(60);
    INFO("mean " << counts.mean() << " ± " << error << ", expected " << given.jobs);
    CHECK(std::abs(counts.mean() - given.jobs) <= 4 * error);
    CHECK(error < 0.05 * given.jobs);  // else this says nothing
}

TEMPLATE_LIST_TEST_CASE("arrivals never turn back, repeat exactly, and stop when told",
                        "[property]", Arrivals) {
    const auto given = case_of(std::type_identity<TestType>{});
    const auto times = times_of(given, 3);
    CHECK(std::ranges::is_sorted(times));
    CHECK(times == times_of(given, 3));
    CHECK(times_of(given, 3, 10) == std::vector(times.begin(), times.begin() + 10));
    CHECK(times_of(given, 3, 0).empty());
    const bool logged = std::is_same_v<TestType, Trace>;
    CHECK((times == times_of(given, 4)) == logged);
}

TEST_CASE("nobody comes in an hour or on a day with factor 0") {
    const auto times = times_of(case_of(std::type_identity<Daily>{}), 0);
    CHECK(times.size() > 100);
    int wrong = 0;
    for (const Time t : times) {
        const auto hours = t.time_since_epoch() / hour;
        const bool sunday = hours / 24 % 7 == 4;  // 5 January 2025
        wrong += sunday || hours % 24 < 6 || hours % 24 % 5 == 0;
    }
    CHECK(wrong == 0);
}
