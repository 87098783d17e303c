// Networks that cannot be, and lists that cannot be read: what is told, and where.
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/models/network/played.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

std::string network_problems(const std::string& yaml) {
    try {
        models::parse_scenario(yaml);
    } catch (const sim::InputError& error) {
        std::string all;
        for (const auto& problem : error.problems) all += problem.text();
        return all;
    }
    return "";
}

const std::string network_of_two = R"(
network:
  nodes: {a: {}, b: {}}
  links: {ab: {from: a, to: b, capacity: 1 MB/s}}
)";
const std::string one_transfer =
    "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 1, size: 1 MB, from: {a: 1}, to: "
    "{b: 1}}}\n";

}  // namespace

TEST_CASE("names of a network lead somewhere", "[network]") {
    CHECK(network_problems(network_of_two + one_transfer).empty());
    using Catch::Contains;
    CHECK_THAT(
        network_problems("network: {nodes: {a: {}}, links: {ab: {from: a, to: bb, capacity: 1 "
                         "MB/s}}}\n" +
                         one_transfer),
        Contains("network.links.ab.to: no region or node is named 'bb'"));
    CHECK_THAT(network_problems(one_transfer),
               Contains("transfers.x: needs a `network` to move over"));
    CHECK_THAT(network_problems(network_of_two),
               Contains("without jobs (`demand`) or `transfers`"));
    CHECK_THAT(network_problems(network_of_two + "  no_transit: [c]\n" + one_transfer),
               Contains("network.no_transit: no region or node is named 'c'"));
    CHECK_THAT(network_problems(network_of_two + "  routes: [{from: b, to: b, links: [ab]}]\n" +
                                one_transfer),
               Contains("network.routes[0]: its links do not lead from b to b"));
    CHECK_THAT(network_problems(network_of_two +
                                "  circuits: {k: {from: a, to: b, rate: 1 kB/s, serves: [y]}}\n" +
                                one_transfer),
               Contains("no demand class or class of transfers is named 'y'"));
    CHECK_THAT(
        network_problems("network: {nodes: {a: {}}, links: {aa: {from: a, to: a, capacity: 1 "
                         "MB/s}}}\n" +
                         one_transfer),
        Contains("network.links.aa: leads from a place to itself"));
    CHECK_THAT(
        network_problems(network_of_two +
                         "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 1, size: 1 "
                         "MB, route: [ab]}}\n"),
        Contains("ab has two directions, and a route by links has none"));
    CHECK_THAT(
        network_problems(network_of_two +
                         "transfers: {x: {arrivals: {kind: poisson, rate: 1 /s}, size: 1 MB, "
                         "from: {a: 1}, to: {b: 1}}}\n"),
        Contains("transfers.x: it never ends"));
    CHECK_THAT(
        network_problems(network_of_two +
                         "transfers: {x: {arrivals: {kind: poisson, rate: 1 /s}, count: 1, from: "
                         "{a: 1}, to: {b: 1}}}\n"),
        Contains("size is missing"));
}

TEST_CASE("what a network says twice, or leaves open, is told", "[network]") {
    using Catch::Contains;
    CHECK_THAT(network_problems("network:\n  nodes: {a: {}, b: {latitude: 30, longitude: 100}}\n"
                                "  links: {ab: {from: a, to: b, capacity: 1 MB/s}}\n" +
                                one_transfer),
               Contains("network.links.ab: needs a `latency`, or `latitude` and `longitude` of "
                        "network.nodes.a"));
    CHECK_THAT(network_problems("network:\n  nodes: {a: {latitude: 30}, b: {}}\n"
                                "  links: {ab: {from: a, to: b, capacity: 1 MB/s}}\n" +
                                one_transfer),
               Contains("one of `latitude` and `longitude` is missing"));
    const std::string route = "{from: a, to: b, links: [ab]}";
    CHECK_THAT(network_problems(network_of_two + "  routes: [" + route + ", " + route + "]\n" +
                                one_transfer),
               Contains("network.routes[1]: leads from a to b as network.routes[0] does"));
    const std::string by_links =
        "transfers: {x: {arrivals: {kind: renewal, gap: 1 s}, count: 1, size: 1 MB, ";
    CHECK_THAT(network_problems(network_of_two + by_links + "route: [ab, ab]}}\n"),
               Contains("transfers.x.route: takes the link ab twice"));
    CHECK_THAT(network_problems(network_of_two + by_links + "route: [ab], to: {b: 1}}}\n"),
               Contains("`route` stands instead of `from` and `to`"));
}

TEST_CASE("data that stay in the hub do not lie outside it", "[network]") {
    const std::string lies_in = R"(
regions:
  a: {latitude: 0, longitude: 0, hub: east}
  b: {latitude: 0, longitude: 1, hub: east}
  c: {latitude: 0, longitude: 2, hub: west}
network: {links: {ab: {from: a, to: b, capacity: 1 MB/s}}}
broker: home_first
data_centers: {far: {region: b, clusters: {c: {nodes: 4}}}}
demand:
  work:
    arrivals: {kind: renewal, gap: 10 s}
    jobs: 1
    run_time: 100 s
    origins: {a: 1}
    stays_in_hub: true
    data: {input: 1 MB, lies_in: )";
    CHECK(network_problems(lies_in + "{b: 1}}\n").empty());
    CHECK_THAT(network_problems(lies_in + "{b: 1, c: 1}}\n"),
               Catch::Contains("demand.work.data.lies_in: c is not in the hub of a"));
}

TEST_CASE("a list of transfers says where it is wrong", "[network]") {
    const TemporaryFolder folder;
    const auto told = [&](const std::string& csv,
                          const std::string& network = network_of_two) -> std::string {
        std::ofstream(folder.path() / "list.csv") << csv;
        try {
            const auto scenario = models::parse_scenario(
                network + "transfers: {x: {arrivals: {kind: listed, path: list.csv}}}\n",
                "scenario", folder.path());
            models::World world(scenario);
            while (!world.run(1000)) {}
        } catch (const sim::InputError& error) {
            return error.problems.at(0).text();
        }
        return "";
    };
    using Catch::Contains;
    const std::string head = "start_s,from,to,bytes\n";
    CHECK(told(head + "0,a,b,10\n0.5,b,a,1e3\n").empty());
    CHECK_THAT(told("when,from,to,bytes\n"), Contains("list.csv:1:1: the first line names"));
    CHECK_THAT(told(head + "0,a,b,10\n0,a,c,10\n"),
               Contains("list.csv:3:5: no place of the network is named `c`"));
    CHECK_THAT(told(head + "0,a,b,-1\n"), Contains("list.csv:2:7: `-1` is not a number"));
    CHECK_THAT(told(head + "0,a,b\n"), Contains("the line has 3 values under 4 columns"));
    CHECK_THAT(told(head + "5,a,b,1\n4,a,b,1\n"),
               Contains("list.csv:3:1: starts before the line above it"));
    CHECK_THAT(told(head + "-5,a,b,1\n"), Contains("list.csv:2:1: is negative"));
    CHECK_THAT(told("start_s,from,from,to,bytes\n"), Contains("`from` is a column already"));
    CHECK_THAT(told("start_s,from,to,bytes,cap_bytes_per_s\n0,a,b,1,0\n"),
               Contains("list.csv:2:9: is 0: leave it empty"));
    CHECK_THAT(told("start_s,route,bytes\n0,cd,1\n"), Contains("no link is named `cd`"));
    CHECK_THAT(told("start_s,route,bytes\n0,ab,1\n"),
               Contains("list.csv:2:3: ab has two directions"));
    const std::string shared =
        "regions: {a: {}, b: {}}\nnetwork: {links: {ab: {from: a, to: b, "
        "capacity: 1 MB/s, direction: shared}}}\n";
    CHECK(told("start_s,route,bytes\n0,ab,1\n", shared).empty());
    CHECK_THAT(told("start_s,route,bytes\n0,ab ab,1\n", shared),
               Contains("list.csv:2:6: is on the route already"));
}

TEST_CASE("circuits cannot have more of a link than it ever has", "[network]") {
    const auto told = [](const std::string& link, const std::string& circuits) {
        return network_problems(
            "regions: {a: {}, b: {}}\nnetwork:\n  links: {ab: {from: a, to: b, " + link +
            "}}\n  circuits: {" + circuits + "}\n" + one_transfer);
    };
    const std::string half = "{from: a, to: b, rate: 400 Mbit/s, serves: [x]}";
    const std::string most = "{from: b, to: a, rate: 900 Mbit/s, serves: [x]}";
    const std::string later = "capacity: 1 bit/s, changes: [{from: 1 d, capacity: 900 Mbit/s}]";
    CHECK(told("capacity: 800 Mbit/s", "k: " + half + ", l: " + half).empty());
    CHECK(told(later, "k: " + most).empty());
    CHECK_THAT(told("capacity: 800 Mbit/s", "k: " + most),
               Catch::Contains("network.circuits.k.rate: more is set apart of link ab than it ever "
                               "has: 800 Mbit/s"));
    CHECK_THAT(told("capacity: 800 Mbit/s", "k: " + half + ", l: " + half + ", m: " + half),
               Catch::Contains("network.circuits.m.rate"));
    CHECK_THAT(told("capacity: 800 Mbit/s, direction: shared", "k: " + half + ", l: " + half),
               Catch::Contains("network.circuits.l.rate: more is set apart of link ab than it ever "
                               "has: 800 Mbit/s, shared by both ways"));
}
