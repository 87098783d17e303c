// Reserved starts, as jobs are submitted, start, end early and give up.
#include "models/scheduling/conservative_plan.hpp"

#include <catch2/catch.hpp>

using namespace models;
using namespace std::chrono_literals;

namespace {

Job job_of(Gang gang, Duration estimate) {
    Job job;
    job.gang = gang;
    job.estimate = estimate;
    return job;
}

/// A plan for four accelerators, of which the first job, of all four, has begun at 0 for 10 s.
struct Planned {
    ConservativePlan plan{4};
    Job running = job_of(4, 10s);

    Planned() {
        plan.submitted(Id<Job>{0}, running, Time{});
        plan.started(Id<Job>{0}, running, Time{});
        running.started = Time{};
    }
    std::optional<std::uint32_t> due(Time now, Gang free = 4) const {
        const auto id = plan.due(now, [&](const Waiting& job) { return job.gang <= free; });
        return id ? std::optional{id->value} : std::nullopt;
    }
};

}  // namespace

TEST_CASE("a job is due at its planned start, not before, and only if it fits") {
    Planned p;
    p.plan.submitted(Id<Job>{1}, job_of(3, 5s), Time{1s});   // 10-15
    p.plan.submitted(Id<Job>{2}, job_of(2, 5s), Time{2s});   // 15-20
    p.plan.submitted(Id<Job>{3}, job_of(1, 20s), Time{3s});  // 10-30
    CHECK(p.due(Time{9s}) == std::nullopt);
    CHECK(p.due(Time{10s}) == 1);
    CHECK(p.due(Time{10s}, 2) == 3);  // in order of submission, whoever fits
    p.plan.started(Id<Job>{1}, job_of(3, 5s), Time{10s});
    CHECK(p.due(Time{10s}) == 3);
    p.plan.started(Id<Job>{3}, job_of(1, 20s), Time{10s});
    CHECK(p.due(Time{14s}) == std::nullopt);
    CHECK(p.due(Time{15s}) == 2);
}

TEST_CASE("when a run ends early, who waits moves up in order of submission") {
    Planned p;
    p.plan.submitted(Id<Job>{1}, job_of(3, 5s), Time{1s});
    p.plan.submitted(Id<Job>{2}, job_of(4, 5s), Time{2s});
    p.plan.submitted(Id<Job>{3}, job_of(1, 5s), Time{3s});
    p.plan.ended(p.running, Time{6s});
    CHECK(p.due(Time{6s}) == std::nullopt);  // until the plan is compressed
    p.plan.compress(Time{6s});
    CHECK(p.due(Time{6s}) == 1);
    p.plan.started(Id<Job>{1}, job_of(3, 5s), Time{6s});
    CHECK(p.due(Time{6s}) == 3);
    p.plan.started(Id<Job>{3}, job_of(1, 5s), Time{6s});
    CHECK(p.due(Time{10s}) == std::nullopt);
}

TEST_CASE("who is submitted as a run ends does not come before those who wait") {
    Planned p;
    p.plan.submitted(Id<Job>{1}, job_of(4, 5s), Time{1s});
    p.plan.ended(p.running, Time{6s});
    p.plan.submitted(Id<Job>{2}, job_of(4, 3s), Time{6s});  // would fit before 10
    p.plan.compress(Time{6s});
    CHECK(p.due(Time{6s}) == 1);
    p.plan.started(Id<Job>{1}, job_of(4, 5s), Time{6s});
    CHECK(p.due(Time{10s}) == std::nullopt);
}

TEST_CASE("who gives up leaves room to those behind") {
    Planned p;
    p.plan.submitted(Id<Job>{1}, job_of(4, 50s), Time{1s});
    p.plan.submitted(Id<Job>{2}, job_of(4, 5s), Time{2s});
    p.plan.withdrawn(Id<Job>{1}, job_of(4, 50s), Time{4s});
    p.plan.compress(Time{4s});
    CHECK(p.due(Time{10s}) == 2);
}

TEST_CASE("a job that is held up keeps its length") {
    Planned p;
    p.plan.submitted(Id<Job>{1}, job_of(4, 5s), Time{1s});  // 10-15
    p.plan.started(Id<Job>{1}, job_of(4, 5s), Time{13s});   // the run before was over its estimate
    p.plan.submitted(Id<Job>{2}, job_of(1, 1s), Time{13s});
    CHECK(p.due(Time{17s}) == std::nullopt);
    CHECK(p.due(Time{18s}) == 2);
}
