// What a demand class draws for each of its jobs.
#include "models/source.hpp"

#include <catch2/catch.hpp>

#include "tests/models/log_file.hpp"

using namespace models;
using namespace std::chrono_literals;

namespace {

DemandClass every_second() {
    DemandClass demand;
    demand.arrivals = Renewal{Constant<Seconds>{{1}}};
    demand.run_time = Constant<Seconds>{{0.1}};
    return demand;
}

models::Source source_of(const DemandClass& demand, std::uint32_t replication = 0) {
    return {"jobs", demand, 3, {{1, replication}, {}, 2, 100, false}};
}

Job first_of(const DemandClass& demand) { return source_of(demand).take(); }

DemandClass logged(const LogFile& log, EstimateFrom from = EstimateFrom::requested) {
    DemandClass demand;
    Trace trace;
    trace.path = log.path.string();
    trace.estimate = from;
    demand.arrivals = trace;
    return demand;
}

constexpr std::string_view two_jobs =
    "job,submit_s,run_s,accelerators,estimate_s\n7,2,10,5,30\n9,4,50,1,20\n";

}  // namespace

TEST_CASE("jobs are numbered, know their class and cluster, and run as told") {
    auto demand = every_second();
    demand.priority = 4;
    auto source = source_of(demand);
    for (int i = 1; i <= 3; ++i) {
        CHECK(source.next() == Time{i * 1s});
        const Job job = source.take();
        CHECK(job.submitted == Time{i * 1s});
        CHECK(job.number == static_cast<std::uint64_t>(i));
        CHECK(job.demand == 3);
        CHECK(job.cluster == 2);
        CHECK(job.priority == 4);
        CHECK(job.run == 100ms);
        CHECK(job.estimate == 100ms);
        CHECK(job.gang == 1);
        CHECK(job.per_node == 0);
        CHECK(job.gives_up == never);
    }
}

TEST_CASE("an estimate is its factor times the run time, and twice is exactly twice") {
    auto demand = every_second();
    demand.estimate_factor = Constant<double>{2};
    CHECK(first_of(demand).estimate == 200ms);
    demand.run_time = Constant<Seconds>{{123456789.123}};
    CHECK(first_of(demand).estimate == 2 * first_of(demand).run);
    demand.estimate_factor = Constant<double>{0};
    CHECK(first_of(demand).estimate == 0s);
    demand.estimate_factor = Constant<double>{1e12};
    CHECK(first_of(demand).estimate == Duration::max());
}

TEST_CASE("a run is stopped at its estimate only where that is asked for") {
    auto demand = every_second();
    demand.estimate_factor = Constant<double>{0.5};
    CHECK(first_of(demand).run == 100ms);
    CHECK(first_of(demand).estimate == 50ms);
    demand.at_estimate = AtEstimate::stopped;
    CHECK(first_of(demand).run == 50ms);
    demand.estimate_factor = Constant<double>{3};
    CHECK(first_of(demand).run == 100ms);
}

TEST_CASE("a gang is a whole number, at least one, and a multiple of what goes on a node") {
    auto demand = every_second();
    const auto gang = [&](double drawn) {
        demand.gang = Constant<double>{drawn};
        return first_of(demand).gang;
    };
    CHECK(gang(2.6) == 3);
    CHECK(gang(2.4) == 2);
    CHECK(gang(0.1) == 1);
    demand.per_node = 4;
    CHECK(gang(1) == 4);
    CHECK(gang(8) == 8);
    CHECK(gang(9) == 12);
    CHECK(first_of(demand).per_node == 4);
}

TEST_CASE("patience counts from the submission") {
    auto demand = every_second();
    demand.patience = Constant<Seconds>{{90}};
    CHECK(first_of(demand).gives_up == Time{91s});
}

TEST_CASE("a job's draws do not depend on what else is drawn for it") {
    auto plain = every_second();
    plain.run_time = Exponential<Seconds>{{60}};
    auto rich = plain;
    rich.gang = Uniform<double>{1, 8};
    rich.patience = Exponential<Seconds>{{5}};
    rich.estimate_factor = Uniform<double>{1, 2};
    rich.arrivals = Poisson{{1}};
    auto a = source_of(plain);
    auto b = source_of(rich);
    auto other = source_of(plain, 1);
    int same = 0;
    for (int i = 0; i < 50; ++i) {
        const auto run = a.take().run;
        CHECK(run == b.take().run);
        same += run == other.take().run;
    }
    CHECK(same == 0);
}

TEST_CASE("a log says itself who comes when, how large, how long and with what estimate") {
    const LogFile log("log.csv", two_jobs);
    const auto demand = logged(log);
    auto source = source_of(demand);
    CHECK(source.next() == Time{2s});
    const Job job = source.take();
    CHECK(job.number == 7);
    CHECK(job.gang == 5);
    CHECK(job.run == 10s);
    CHECK(job.estimate == 30s);
    const Job longer = source.take();
    CHECK(longer.number == 9);
    CHECK(longer.run == 50s);
    CHECK(longer.estimate == 20s);
    CHECK(source.next() == never);
}

TEST_CASE("a log's estimates may be stopped at, known exactly, or wrong by a factor") {
    const LogFile log("log.csv", two_jobs);
    const auto jobs = [](const DemandClass& demand) {
        auto source = source_of(demand);
        source.take();
        const Job job = source.take();  // ran for 50 s, 20 s requested
        return std::pair{job.run, job.estimate};
    };
    using Pair = std::pair<Duration, Duration>;
    auto stopped = logged(log);
    stopped.at_estimate = AtEstimate::stopped;
    CHECK(jobs(stopped) == Pair{20s, 20s});
    auto clairvoyant = logged(log, EstimateFrom::run_time);
    CHECK(jobs(clairvoyant) == Pair{50s, 50s});
    clairvoyant.at_estimate = AtEstimate::stopped;
    CHECK(jobs(clairvoyant) == Pair{20s, 20s});
    auto twice = logged(log);
    twice.estimate_factor = Constant<double>{2};
    CHECK(jobs(twice) == Pair{50s, 40s});
    twice.at_estimate = AtEstimate::stopped;
    CHECK(jobs(twice) == Pair{20s, 40s});
}

TEST_CASE("as many jobs come as asked for") {
    auto demand = every_second();
    demand.jobs = 2;
    auto source = source_of(demand);
    source.take();
    CHECK(source.next() == Time{2s});
    source.take();
    CHECK(source.next() == never);
    CHECK(source.taken() == 2);
    CHECK(source.limit() == 2);
}

TEST_CASE("finer jobs are more and shorter, and take the same time in all") {
    DemandClass demand;
    demand.run_time = Exponential<Seconds>{{3600}};
    demand.patience = Constant<Seconds>{{90}};
    const Arrivals processes[] = {Poisson{{1.0 / 60}}, Daily{.rate = {1.0 / 60}},
                                  Bursty{{1.0 / 120}, {1.0 / 40}, {600}, {600}}};
    struct Came {
        double jobs = 0;
        double hours = 0;
        bool patient = true;
    };
    const auto came = [&](double finer) {
        models::Source source("jobs", demand, 0, {.seed = {1, 0}, .capacity = 100, .finer = finer});
        Came sum;
        while (source.next() < Time{60 * 24h}) {
            const Job job = source.take();
            sum.patient = sum.patient && job.gives_up - job.submitted == 90s;
            ++sum.jobs;
            sum.hours += seconds(job.run) / 3600;
        }
        return sum;
    };
    for (const auto& process : processes) {
        demand.arrivals = process;
        // one a minute for 60 days, an hour each; 5 % is 4 standard deviations of the coarsest
        for (const double finer : {0.1, 1.0, 10.0}) {
            const Came all = came(finer);
            CHECK(all.jobs == Approx(86'400 * finer).epsilon(0.05));
            CHECK(all.hours == Approx(86'400).epsilon(0.08));
            CHECK(all.patient);
        }
    }
}

TEST_CASE("a number of jobs is cut with them") {
    auto demand = every_second();
    demand.arrivals = Poisson{{1}};
    demand.jobs = 20;
    const auto cut = [&](double finer) {
        models::Source source("jobs", demand, 0, {.seed = {1, 0}, .capacity = 100, .finer = finer});
        Duration sum{};
        while (source.next() != never) sum += source.take().run;
        return std::pair{source.taken(), sum};
    };
    CHECK(cut(0.1) == std::pair{std::uint64_t{2}, Duration{2s}});
    CHECK(cut(1) == std::pair{std::uint64_t{20}, Duration{2s}});
    CHECK(cut(10) == std::pair{std::uint64_t{200}, Duration{2s}});
}

TEST_CASE("jobs of a process that does not say how many are not cut") {
    const LogFile log("log.csv", two_jobs);
    auto users = every_second();
    users.arrivals = FiniteSource{2, Constant<Seconds>{{10}}};
    for (const auto& demand : {every_second(), users, logged(log)}) {
        models::Source whole("jobs", demand, 0, {.seed = {1, 0}, .capacity = 100});
        models::Source cut("jobs", demand, 0, {.seed = {1, 0}, .capacity = 100, .finer = 10});
        CHECK(cut.next() == whole.next());
        CHECK(cut.take().run == whole.take().run);
    }
}

TEST_CASE("several classes are one stream, at one instant in their order") {
    auto fast = every_second();
    fast.jobs = 4;
    auto slow = every_second();
    slow.arrivals = Renewal{Constant<Seconds>{{2}}};
    slow.jobs = 2;
    ArrivalStream stream;
    CHECK(stream.next() == never);
    stream.add({"slow", slow, 0, {}});
    stream.add({"fast", fast, 1, {}});
    std::vector<std::pair<Duration, std::uint32_t>> came;
    while (stream.next() != never) {
        const Job job = stream.take();
        came.emplace_back(job.submitted.time_since_epoch(), job.demand);
    }
    CHECK(came == std::vector<std::pair<Duration, std::uint32_t>>{
                      {1s, 1}, {2s, 0}, {2s, 1}, {3s, 1}, {4s, 0}, {4s, 1}});
}

TEST_CASE("a user comes again only after the outcome of the job before") {
    auto demand = every_second();
    demand.arrivals = FiniteSource{2, Constant<Seconds>{{10}}};
    auto source = source_of(demand);
    source.take();
    source.take();
    CHECK(source.next() == never);
    CHECK(source.ended(Time{25s}));
    CHECK(source.next() == Time{35s});
    auto open = every_second();
    CHECK_FALSE(source_of(open).ended(Time{25s}));
}
