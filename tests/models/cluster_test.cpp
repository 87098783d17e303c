// Clusters of nodes: gangs need room on whole nodes, and placement decides whether there is any.
#include "models/cluster.hpp"

#include <catch2/catch.hpp>

#include "tests/models/told.hpp"

using namespace told;

namespace {

ClusterSpec nodes_of_eight(std::int64_t nodes, const Queueing& queueing,
                           const Placement& placement = BestFit{}) {
    ClusterSpec cluster;
    cluster.nodes = nodes;
    cluster.accelerators_per_node = 8;
    cluster.queueing = queueing;
    cluster.placement = placement;
    return cluster;
}

}  // namespace

// FL-03 of the project's methods notes, section 1.3: four small jobs scattered over two nodes keep
// a gang of eight waiting though twelve accelerators are idle; packed on one node they do not.
TEST_CASE("scattered jobs keep a gang of a node waiting, packed ones do not") {
    const std::vector<One> jobs{{0, 1, 50}, {0, 1, 50}, {0, 1, 50}, {0, 1, 50}, {1, 8, 10}};
    CHECK(run(scenario_of(nodes_of_eight(2, Fcfs{}, WorstFit{}), jobs)).start(5) == 50);
    CHECK(run(scenario_of(nodes_of_eight(2, Fcfs{}, BestFit{}), jobs)).start(5) == 1);
    CHECK(run(scenario_of(nodes_of_eight(2, Fcfs{}, FirstFit{}), jobs)).start(5) == 1);
    CHECK(run(scenario_of(nodes_of_eight(2, Fcfs{}, Anywhere{}), jobs)).start(5) == 1);
}

TEMPLATE_TEST_CASE("EASY keeps a node for the gang that has waited longest", "", Easy, EasySjbf,
                   EasyReverse) {
    const auto start_of_gang = [](const Queueing& queueing) {
        auto scenario = scenario_of(nodes_of_eight(2, queueing), {{30, 8, 10}});
        DemandClass small;
        small.arrivals = Renewal{Constant<Seconds>{{0.8}}};
        small.jobs = 250;  // until 200 s
        small.run_time = Constant<Seconds>{{10}};
        scenario.demand["small"] = small;
        return run(scenario).start(1);
    };
    CHECK(start_of_gang(AnyFit{}) > 100);    // passed again and again
    CHECK(start_of_gang(TestType{}) <= 40);  // all that ran when it came have ended
}

TEST_CASE("a job may pass the head on nodes that the head will not need") {
    // two nodes: 6 used until 20, 8 used until 100; the head wants 4, which fit at 20
    const std::vector<One> jobs{{0, 6, 20}, {0, 8, 100}, {1, 4, 10}, {2, 2, 50}, {3, 2, 5}};
    const auto ran = run(scenario_of(nodes_of_eight(2, Easy{}), jobs));
    CHECK(ran.start(3) == 20);
    CHECK(ran.start(4) == 2);  // runs past 20, beside the head on the first node
}

TEST_CASE("a job does not pass the head onto a node that the head will need") {
    // node one: 5 used until 20; node two: 5 used until 100. The head wants a whole node, at 20.
    const std::vector<One> jobs{{0, 5, 20}, {0, 5, 100}, {1, 8, 10}, {2, 3, 30}};
    const auto ran = run(scenario_of(nodes_of_eight(2, Easy{}, FirstFit{}), jobs));
    CHECK(ran.start(3) == 20);
    CHECK(ran.start(4) == 20);  // first fit would have put it on node one, past 20
}

TEST_CASE("a short job on the node of the head makes another go to the other node") {
    const std::vector<One> jobs{{0, 5, 20}, {0, 5, 100}, {1, 8, 10}, {2, 3, 10}, {3, 3, 30}};
    const auto ran = run(scenario_of(nodes_of_eight(2, Easy{}, FirstFit{}), jobs));
    CHECK(ran.start(3) == 20);
    CHECK(ran.start(4) == 2);
    CHECK(ran.start(5) == 3);
}

TEST_CASE("a gang that no nodes could ever hold is infeasible, not waiting") {
    auto scenario = scenario_of(nodes_of_eight(2, Easy{}), {{0, 17, 1}, {0, 16, 1}, {0, 12, 1}});
    scenario.demand["3"].per_node = 4;  // on three nodes
    const auto ran = run(scenario);
    CHECK(ran.jobs[0].outcome == Outcome::infeasible);
    CHECK(ran.jobs[1].outcome == Outcome::served);
    CHECK(ran.jobs[2].outcome == Outcome::infeasible);
}

TEST_CASE("a run that is over by its estimate holds nothing, where the scheduler says so") {
    ClusterSpec cluster;
    cluster.nodes = 4;
    cluster.queue_limit = 0;
    // the second job comes at the moment the first is stopped, and is looked at first
    auto scenario = scenario_of(cluster, {{0, 4, 10, 0.5}, {5, 4, 10}});
    scenario.scheduler.ties = Ties::arrivals_first;
    for (auto& [name, demand] : scenario.demand) demand.at_estimate = AtEstimate::stopped;
    CHECK(run(scenario).jobs[1].outcome == Outcome::rejected);
    scenario.scheduler.past_estimate = PastEstimate::holds_nothing;
    CHECK(run(scenario).jobs[1].outcome == Outcome::served);
    CHECK(run(scenario).start(2) == 5);
}
