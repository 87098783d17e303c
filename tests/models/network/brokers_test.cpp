// What brokers know of the network is what jobs then meet.
#include <catch2/catch.hpp>

#include "tests/models/network/played.hpp"

using models::Outcome;

namespace {

struct Taken {
    const char* name = "";
    const char* network = "";
    const char* data = "";
    double seconds = 0;  // by hand
};

std::string bound_to(const std::string& links, const std::string& bound) {
    return network::far_jobs("network: {nodes: {n: {}}, links: {" + links + "}}\n",
                             "    jobs: 1\n    max_latency: " + bound + "\n");
}

}  // namespace

TEST_CASE("brokers know what moving takes, whatever the transport", "[network]") {
    const auto is = GENERATE(values<Taken>({
        {"tuned", "", "", 50.1},
        // 64 kB each 200 ms
        {"a window", "  tcp_window: 64 kB", "", 0.1 + 50e6 / 320e3},
        {"windows", "  tcp_window: 64 kB\n  streams: 2", "", 0.1 + 50e6 / 640e3},
        {"access", "  access: 100 kB/s", "", 500.1},
        {"a light weight", "", ", weight: 0.01", 50.1},
        {"a heavy weight", "", ", weight: 100", 50.1},
        {"by latency", "  shares: by_latency", "", 50.1},
        {"a circuit", "  circuits: {k: {from: a, to: b, rate: 250 kB/s, serves: [work]}}", "",
         200.1},
        {"all of it", "  circuits: {k: {from: a, to: b, rate: 1 MB/s, serves: [work]}}", "", 50.1},
        {"cheap hours", "  cheap_hours: {from: 1 h, until: 2 h, factor: 0.5}",
         ", in_cheap_hours: true", 3640.1},
    }));
    INFO(is.name);
    const auto yaml = network::far_jobs(
        "network:\n  links: {ab: {from: a, to: b, capacity: 1 MB/s, latency: 100 ms, "
        "price: 1 CNY/MB}}\n" +
            std::string(is.network),
        "    jobs: 1\n    data: {input: 50 MB" + std::string(is.data) + "}\n");
    network::Played fresh(yaml, false);
    models::Transport& transport = *fresh.world().transport;
    models::Job job{};
    job.number = 1;
    const models::Move move = transport.move(job, 1, sim::Time{std::chrono::seconds{10}});
    CHECK(move.seconds == Approx(is.seconds).epsilon(1e-9));
    network::Played run(yaml);
    CHECK(run.metrics.at("data_wait").value == Approx(is.seconds).epsilon(1e-9));
    CHECK(run.metrics.at("moving_cost").value == Approx(move.yuan).epsilon(1e-9));
}

TEST_CASE("a latency that a class is bound to is that of the network", "[network]") {
    network::Played near_enough(
        bound_to("ab: {from: a, to: b, capacity: 1 MB/s, latency: 19 ms}", "20 ms"));
    CHECK(near_enough.jobs.at(0).outcome == Outcome::served);
    CHECK(near_enough.by.at("network_delay").at("work").value == Approx(0.019));
    network::Played too_far(
        bound_to("ab: {from: a, to: b, capacity: 1 MB/s, latency: 21 ms}", "20 ms"));
    CHECK(too_far.jobs.at(0).outcome == Outcome::unseen);
    network::Played cut_off(
        bound_to("an: {from: a, to: n, capacity: 1 MB/s, latency: 1 ms}", "1 s"));
    CHECK(cut_off.jobs.at(0).outcome == Outcome::unseen);
    // at home only the ends count
    const std::string home = network::two_places + network::one_link + R"(
broker: home_first
data_centers: {near: {region: a, clusters: {c: {nodes: 4}}}}
demand:
  work: {arrivals: {kind: renewal, gap: 10 s}, jobs: 1, run_time: 5 s, origins: {a: 1}, max_latency: 1 ms}
)";
    CHECK(network::Played(home).jobs.at(0).outcome == Outcome::served);
    auto slow_ends = home;
    slow_ends.replace(slow_ends.find("ends: 0 s"), 9, "ends: 2 ms");
    CHECK(network::Played(slow_ends).jobs.at(0).outcome == Outcome::unseen);
}

TEST_CASE("no broker sends a job where no way leads, as long as another cluster would do",
          "[network]") {
    const std::string broker = GENERATE("cheapest", "home_first", "national_platform");
    const std::string fast = R"(    arrivals: {kind: renewal, gap: 10 s}
    jobs: 2
    run_time: 100 s
    origins: {a: 1}
    data: {input: 1 MB}
)";
    const std::string opens =
        "network: {links: {ab: {from: a, to: b, capacity: 0 MB/s, latency: 0 s, "
        "changes: [{from: 12 h, capacity: 1 MB/s}]}}}\nbroker: " +
        broker + "\nchips: {c: {rent: 10 CNY/card/h}}\n";
    network::Played both(network::two_places + opens +
                         "data_centers:\n"
                         "  far: {region: b, clusters: {c: {chip: c, nodes: 4}}}\n"
                         "  near: {region: a, clusters: {c: {chip: c, nodes: 1}}}\n"
                         "demand:\n  work:\n" +
                         fast);
    CHECK(network::Played::at(both.jobs.at(0).ended) == 110);
    CHECK(network::Played::at(both.jobs.at(1).ended) == 210);
    // where there is no other, it waits for the way
    network::Played far(network::two_places + opens +
                        "data_centers: {far: {region: b, clusters: {c: {chip: c, nodes: 4}}}}\n"
                        "demand:\n  work:\n" +
                        fast);
    CHECK(network::Played::at(far.jobs.at(0).ended) == Approx(12 * 3600 + 2 + 100));
}
