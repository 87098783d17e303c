// The second set of books finds what is told and did not happen.
#include <catch2/catch.hpp>

#include "models/scenario_file.hpp"
#include "models/world.hpp"

using namespace models;

namespace {

const std::string one_place = R"(
until: 10 h
regions: {home: {tariff: 0.5 CNY/kWh}}
chips: {fast: {fp16: 100 TFLOPS@fp16, power: 400 W, idle_power: 60 W, rent: 30 CNY/card/h}}
data_centers:
  home: {region: home, clusters: {all: {chip: fast, nodes: 4}}}
demand:
  job:
    arrivals: {kind: renewal, gap: 1 h}
    jobs: 5
    gang: 2
    run_time: 3 h
    origins: {home: 1}
    use: {allocated: 0.9, busy: 0.7, effective: 0.3}
broker: local_only
)";

// A job that nobody has seen.
Job ghost() {
    Job job;
    job.cluster = 0;
    job.gang = 1;
    job.started = Time{};
    return job;
}

// Plays to the end, lets `tamper` tell the auditor something, and closes.
template <class Tamper>
void play(Tamper tamper) {
    const auto scenario = parse_scenario(one_place);
    World world(scenario, {.audit = true});
    while (!world.run(100'000)) {}
    tamper(world, *world.auditor);
    world.finish();
}

}  // namespace

TEST_CASE("books that agree are closed") {
    CHECK_NOTHROW(play([](World&, Auditor&) {}));
}

TEST_CASE("an accelerator that is held and was never given out is found at once") {
    CHECK_THROWS_AS(play([](World& world, Auditor& auditor) {
                        auditor.on(Started{ghost(), world.now()});
                        auditor.look(world);
                    }),
                    BrokenInvariant);
}

TEST_CASE("a millionth of a yuan that nobody earned is found at the end") {
    CHECK_THROWS_AS(play([](World& world, Auditor& auditor) {
                        auditor.on(Paid{ghost(), Money{1}, world.now()});
                    }),
                    BrokenInvariant);
}

TEST_CASE("a nanosecond that nobody rented is found at the end") {
    CHECK_THROWS_AS(play([](World&, Auditor& auditor) {
                        const Time at{Duration{1}};
                        auditor.on(Started{ghost(), at});
                        auditor.on(Ended{ghost(), Outcome::served, at});
                    }),
                    BrokenInvariant);
}
