// What holds whatever the queueing policy: runs over the whole list.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/property/story.hpp"

using namespace property;

namespace {

// Jobs of which something cannot be.
int count_unsound(const Lived& lived, const Scenario& scenario, bool turns) {
    const auto& cluster = scenario.data_centers.at("site").clusters.at("cluster");
    const NodePool empty(cluster.nodes, cluster.accelerators_per_node);
    int unsound = 0;
    std::set<std::pair<std::uint32_t, std::uint64_t>> seen;
    for (const auto& job : lived.jobs) {
        unsound += !seen.insert({job.demand, job.job}).second;
        const auto demand = std::next(scenario.demand.begin(), job.demand)->second;
        const bool possible = empty.could_fit({job.accelerators, demand.per_node.value_or(0)});
        unsound += possible == (job.outcome == Outcome::infeasible);
        unsound += job.outcome == Outcome::unfinished;
        if (job.outcome == Outcome::served) {
            const auto stay = job.ended - job.started;
            unsound += job.started < job.submitted;
            unsound += turns ? stay + Duration{1000} < job.run : stay != job.run;
        } else {
            unsound += job.started != never || job.ended < job.submitted;
            unsound += job.outcome != Outcome::abandoned && job.ended != job.submitted;
        }
    }
    return unsound;
}

// The most accelerators held at once.
Count most_held(const Lived& lived) {
    std::map<Time, Count> changes;
    for (const auto& job : lived.jobs) {
        if (job.outcome != Outcome::served) continue;
        changes[job.started] += job.accelerators;
        changes[job.ended] -= job.accelerators;
    }
    Count held = 0;
    Count most = 0;
    for (const auto& [time, change] : changes) most = std::max(most, held += change);
    return most;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("every job has one outcome, and no accelerator two jobs", "[property]",
                        Queueing) {
    constexpr bool turns = TimeSharing<TestType>;
    for (std::uint64_t number = 0; number < 24; ++number) {
        INFO("story " << number);
        support::Dice dice("outcomes", number);
        auto scenario = story_of(dice, TestType{}, BestFit{}, true);
        const auto& cluster = cluster_of(scenario);
        const auto lived = live(scenario);
        CHECK(lived.jobs.size() == 120);
        CHECK(count_unsound(lived, scenario, turns) == 0);
        if (!turns) CHECK(most_held(lived) <= cluster.accelerators());
    }
}

// Little's law (Little 1961) for one run: exact where it begins and ends empty.
TEMPLATE_LIST_TEST_CASE("mean numbers are the sums of what each job spent", "[property]",
                        Queueing) {
    for (std::uint64_t number = 0; number < 8; ++number) {
        INFO("story " << number);
        support::Dice dice("little", number);
        const auto lived = live(story_of(dice, TestType{}, WorstFit{}, true));
        double present = 0;
        double waiting = 0;
        double busy = 0;
        for (const auto& job : lived.jobs) {
            present += seconds(job.ended - job.submitted);
            waiting += seconds(std::min(job.started, job.ended) - job.submitted);
            if (job.started != never) busy += job.accelerators * seconds(job.ended - job.started);
        }
        const double span = seconds(lived.end.time_since_epoch());
        CHECK(lived.metric("jobs_present") * span == Approx(present).epsilon(1e-9));
        CHECK(lived.metric("jobs_present_at_end") == 0);
        if (TimeSharing<TestType>) continue;  // there, who is not in service is not all who wait
        CHECK(lived.metric("queue_length") * span == Approx(waiting).epsilon(1e-9));
        CHECK(lived.metric("busy_accelerators") * span == Approx(busy).epsilon(1e-9));
    }
}

TEMPLATE_LIST_TEST_CASE("nobody waits for one accelerator while one is free", "[property]",
                        Queueing) {
    for (std::uint64_t number = 0; number < 8; ++number) {
        INFO("story " << number);
        support::Dice dice("conservation", number);
        auto scenario = story_of(dice, TestType{}, FirstFit{}, false);
        const auto jobs = live(scenario).jobs;
        const auto capacity = cluster_of(scenario).accelerators();
        if (TimeSharing<TestType>) {
            // the work done by any moment is that of a queue: the last end shows it
            Time idle{};
            for (const auto& job : by_submission(jobs))
                idle = std::max(idle, job.submitted) + job.run;
            CHECK(seconds(jobs.back().ended - idle) == Approx(0).margin(1e-6));
            continue;
        }
        // nobody could have started earlier: all were busy up to every start after a wait
        int idle = 0;
        for (const auto& late : jobs) {
            if (late.started == late.submitted) continue;
            for (const auto& event : jobs)
                for (const Time t : {late.submitted, event.ended}) {
                    if (t < late.submitted || t >= late.started) continue;
                    Count busy = 0;
                    for (const auto& job : jobs) busy += job.started <= t && t < job.ended;
                    idle += busy < capacity;
                }
        }
        CHECK(idle == 0);
    }
}
