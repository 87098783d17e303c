// What no single section can see: each message, at its path.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "models/scenario.hpp"

using namespace models;

namespace {

Scenario sound() {
    Scenario scenario;
    scenario.until = Moment{std::chrono::hours{1}};
    scenario.chips["h100"] = {};
    ClusterSpec cluster;
    cluster.nodes = 2;
    cluster.chip = "h100";
    scenario.data_centers["north"].clusters["main"] = cluster;
    DemandClass demand;
    demand.arrivals = Poisson{{1}};
    demand.run_time = Constant<Seconds>{{5}};
    scenario.demand["jobs"] = demand;
    return scenario;
}

std::string conflicts_told(const Scenario& scenario) {
    std::string all;
    for (const auto& conflict : conflicts(scenario))
        all += fmt::format("{}: {}\n", conflict.path, conflict.text);
    return all;
}

// What is told of a sound scenario after a change.
template <class Change>
std::string told_after(Change change) {
    Scenario scenario = sound();
    change(scenario, scenario.data_centers["north"].clusters["main"], scenario.demand["jobs"]);
    return conflicts_told(scenario);
}

}  // namespace

TEST_CASE("a sound scenario has no conflicts") { CHECK(conflicts_told(sound()).empty()); }

TEST_CASE("names that lead nowhere are told with what may be meant") {
    CHECK(told_after([](auto&, auto& cluster, auto&) { cluster.chip = "h10"; }) ==
          "data_centers.north.clusters.main.chip: no chip is named 'h10'; did you mean 'h100'?\n");
    CHECK(told_after([](auto&, auto&, auto& demand) { demand.cluster = "north/man"; }) ==
          "demand.jobs.cluster: no cluster is named 'north/man'; did you mean 'north/main'?\n");
    CHECK(told_after([](auto&, auto&, auto& demand) { demand.cluster = "north/main"; }).empty());
}

TEST_CASE("where there are several clusters, a class says which") {
    const auto second = [](Scenario& scenario, auto& cluster, auto&) {
        scenario.data_centers["south"].clusters["main"] = cluster;
    };
    CHECK(told_after(second) ==
          "demand.jobs: cluster is missing: there are several, so say where its jobs go\n");
}

TEST_CASE(
    "accelerators that count as free past the estimate must be interchangeable and given up") {
    const auto holds_nothing = [](Scenario& scenario, auto& cluster, auto& demand) {
        scenario.scheduler.past_estimate = PastEstimate::holds_nothing;
        cluster.accelerators_per_node = 8;
        demand.at_estimate = AtEstimate::stopped;
    };
    CHECK(told_after(holds_nothing) ==
          "data_centers.north.clusters.main: `past_estimate: holds_nothing` needs interchangeable "
          "accelerators: `accelerators_per_node: 1` or `placement: anywhere`\n");
    CHECK(told_after([&](auto& scenario, auto& cluster, auto& demand) {
              holds_nothing(scenario, cluster, demand);
              cluster.placement = Anywhere{};
          }).empty());
    CHECK(told_after([](auto& scenario, auto&, auto&) {
              scenario.scheduler.past_estimate = PastEstimate::holds_nothing;
          }) == "demand.jobs: `past_estimate: holds_nothing` needs `at_estimate: stopped`\n");
}

TEST_CASE("a run must come to an end, after its start and its warm-up") {
    CHECK(told_after([](auto& scenario, auto&, auto&) { scenario.until.reset(); }) ==
          "demand.jobs: its jobs never end: say `jobs`, or `until` for the whole scenario\n");
    CHECK(told_after([](auto& scenario, auto&, auto& demand) {
              scenario.until.reset();
              demand.jobs = 10;
          }).empty());
    CHECK(told_after([](auto& scenario, auto&, auto&) {
              scenario.until = Moment{scenario.start};
          }) == "until: the end must come after the start\n");
    CHECK(told_after([](auto& scenario, auto&, auto&) {
              scenario.warmup = std::chrono::hours{1};
          }) == "warmup: the warm-up must be over before the end\n");
}

TEST_CASE("a name must do for a folder of results") {
    const auto named = [](const char* name) {
        return told_after([&](auto& scenario, auto&, auto&) { scenario.name = name; });
    };
    for (const auto* name : {"../evil", "/abs", "..", ".", " ", " a", "a\t", "a\nb"}) {
        INFO(name);
        CHECK(named(name).find("cannot name a folder, and results are filed under it: leave out "
                               "`/`, line ends, and blanks around it\n") != std::string::npos);
    }
    CHECK(named("../evil").starts_with("name: `../evil` cannot"));
    for (const auto* name : {"", "a b", "..a", "算力", "v1.2"}) CHECK(named(name).empty());
}

TEST_CASE("a time series has a bounded number of rows") {
    const auto every = [](Duration interval) {
        return [=](auto& scenario, auto&, auto&) { scenario.report.interval = interval; };
    };
    CHECK(told_after(every(std::chrono::milliseconds{1})) ==
          "report.interval: is too short: the time series would have 3.6e+06 rows, and 1000000 are "
          "the most\n");
    CHECK(told_after(every(std::chrono::microseconds{3600})).empty());
}

TEST_CASE("what only follows from what was reported is not told too") {
    const auto told_beside = [](const char* reported) {
        Scenario scenario = sound();
        scenario.demand["jobs"].cluster = "nowhere/main";
        scenario.until.reset();
        std::string all;
        for (const auto& conflict : conflicts(scenario, Reported({reported})))
            all += fmt::format("{} ", conflict.path);
        return all;
    };
    const std::string both = "demand.jobs.cluster demand.jobs ";
    CHECK(told_beside("demand.others.gang") == both);
    CHECK(told_beside("data_centers.north.clusters.main.nodes") == both);
    CHECK(told_beside("data_centers.north") == "demand.jobs ");
    CHECK(told_beside("data_centers") == "demand.jobs ");
    CHECK(told_beside("until") == "demand.jobs.cluster ");
    CHECK(told_beside("demand.jobs.arrivals.rate") == "demand.jobs.cluster ");
    CHECK(told_beside("demand.jobs") == "");
    CHECK(told_beside("") == "");
}

TEST_CASE("a distribution that could not be read is not drawn from") {
    Scenario scenario = sound();
    scenario.demand["jobs"].arrivals = Renewal{Discrete<Seconds>{}};
    CHECK(conflicts(scenario, Reported({"demand.jobs.arrivals.gap.values"})).empty());
}

TEST_CASE("nobody loses patience with a server that serves all at once") {
    const auto shared = [](auto&, ClusterSpec& cluster, DemandClass& demand) {
        cluster.nodes = 1;
        cluster.queueing = ProcessorSharing{};
        demand.patience = Constant<Seconds>{{5}};
    };
    CHECK(told_after(shared) ==
          "demand.jobs.patience: processor_sharing serves whoever comes: nobody waits to lose "
          "patience\n");
}

TEST_CASE("what is drawn is not negative, and a gang has an accelerator") {
    CHECK(told_after([](auto&, auto&, auto& demand) {
              demand.gang = Discrete<double>{{4, 0.4}, {}};
              demand.run_time = Constant<Seconds>{{-1}};
              demand.patience = Uniform<Seconds>{{-2}, {5}};
              demand.estimate_factor = Constant<double>{-1};
          }) ==
          "demand.jobs.gang: may become less than 1; a job needs an accelerator\n"
          "demand.jobs.run_time: may become negative; it must be at least 0\n"
          "demand.jobs.patience: may become negative; it must be at least 0\n"
          "demand.jobs.estimate_factor: may become negative; it must be at least 0\n");
}

TEST_CASE("time must pass between arrivals without end") {
    CHECK(told_after([](auto&, auto&, auto& demand) {
              demand.arrivals = Renewal{Constant<Seconds>{{0}}};
          }) ==
          "demand.jobs.arrivals.gap: is less than 1 ns on average: time would never pass; say how "
          "many `jobs` come, or a longer one\n");
    for (const Distribution<Seconds>& gap :
         {Distribution<Seconds>{Exponential<Seconds>{{1e-20}}},
          Distribution<Seconds>{Discrete<Seconds>{{{0}, {1e-10}}, {}}}})
        CHECK(told_after([&](auto&, auto&, auto& demand) { demand.arrivals = Renewal{gap}; }) !=
              "");
    const auto rates = [](auto&, auto&, auto& demand) { demand.arrivals = Poisson{{2e9}}; };
    CHECK(
        told_after(rates) ==
        "demand.jobs.arrivals.rate: is more than one in 1 ns: time would never pass; say how many "
        "`jobs` come, or a lower one\n");
    CHECK(told_after([](auto&, auto&, auto& demand) {
              demand.arrivals = Renewal{Constant<Seconds>{{0}}};
              demand.jobs = 3;
          }).empty());
    CHECK(told_after([](auto&, auto&, auto& demand) {
              demand.arrivals = FiniteSource{3, Uniform<Seconds>{{-3}, {5}}};
          }) == "demand.jobs.arrivals.think: may become negative; it must be at least 0\n");
    CHECK(told_after([](auto&, auto&, auto& demand) {
              demand.price_cap = Uniform<RentalPrice>{{-4}, {12}};
          }).starts_with("demand.jobs.price_cap: may become negative; it must be at least 0\n"));
}

TEST_CASE("there are only so many ecosystems") {
    const auto with = [](std::size_t ecosystems) {
        return told_after([&](Scenario& scenario, auto&, auto&) {
            for (std::size_t i = 0; i < ecosystems; ++i)
                scenario.chips[fmt::format("c{}", i)].ecosystem = fmt::format("e{}", i);
        });
    };
    CHECK(with(63).find("ecosystems") == std::string::npos);
    CHECK(with(64).find("chips: have 64 ecosystems; software is told apart for 63 at most\n") !=
          std::string::npos);
}

TEST_CASE("a section knows what its own keys must fulfil together") {
    ClusterSpec cluster;
    cluster.nodes = 2;
    CHECK_FALSE(cluster.problem());
    cluster.queueing = Las{};
    CHECK(cluster.problem() ==
          "las is for a single server: it needs `nodes: 1` and "
          "`accelerators_per_node: 1`");
    cluster.queueing = Easy{};
    cluster.nodes = 100'000'001;
    cluster.accelerators_per_node = 10;
    CHECK(cluster.problem() ==
          "1000000010 accelerators are more than a cluster can have (1000000000)");
    DemandClass demand;
    CHECK(demand.problem() == "run_time is missing: how long does a job run?");
    demand.run_time = Constant<Seconds>{{5}};
    CHECK_FALSE(demand.problem());
    demand.arrivals = Trace{};
    CHECK(demand.problem() ==
          "a trace says itself how large its jobs are and how long they run: "
          "leave out `gang` and `run_time`");
}
