// `import gml` and `import sndlib`: what they write is a scenario that runs.
#include <fmt/format.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/text_file.hpp"
#include "models/scenario_file.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view ring =
    "graph [\n"
    "  Network \"A ring\"\n"
    "  node [ id 0 label \"Wien\" Latitude 48.2 Longitude 16.4 ]\n"
    "  node [ id 1 label \"Bern\" Latitude 46.9 Longitude 7.4 ]\n"
    "  node [ id 2 label \"St. Gallen\" ]\n"
    "  edge [ source 0 target 1 LinkSpeedRaw 2500000000.0 ]\n"
    "  edge [ source 1 target 2 LinkLabel \"OC-3\" ]\n"
    "  edge [ source 0 target 1 ]\n"
    "]\n";

constexpr std::string_view line_of_nodes =
    "?SNDlib native format; type: network; version: 1.0\n"
    "NODES ( Gent ( 3.72 51.05 ) Lyon ( 4.84 45.76 ) Metz ( 6.18 49.12 ) )\n"
    "LINKS (\n"
    "  L1 ( Gent Metz ) 0.00 0.00 0.00 0.00 ( 155.00 1.00 622.00 2.00 )\n"
    "  L2 ( Metz Lyon ) 40.00 0.00 0.00 0.00 ( 155.00 1.00 )\n"
    ")\n"
    "DEMANDS (\n"
    "  D1 ( Gent Lyon ) 1 3.00 UNLIMITED\n"
    "  D2 ( Metz Lyon ) 2 0.50 UNLIMITED\n"
    ")\n";

struct Shelf {
    Shelf(std::string_view name, std::string_view text) : file(name) {
        analysis::write_file(folder.path() / file, text);
    }
    Finished program(std::vector<std::string> words) const {
        return run_program(folder.path(), std::move(words));
    }
    std::string written() const { return contents(folder.path() / "x.yaml"); }
    // What `run` says of it.
    nlohmann::json summary() const {
        const auto run = program({"run", "x.yaml", "--json", "--quiet", "--audit"});
        CHECK(run.err == "");
        REQUIRE(run.code == 0);
        return nlohmann::json::parse(run.out);
    }
    // The import is refused, and writes nothing.
    void refuses(std::vector<std::string> words, const std::string& message) const {
        const auto before = contents(folder.path() / file);
        const auto [code, out, err] = program(std::move(words));
        CHECK(code == 2);
        CHECK(out == "");
        CHECK(err == message);
        CHECK(contents(folder.path() / file) == before);
        CHECK_FALSE(fs::exists(folder.path() / "x.yaml"));
    }
    TemporaryFolder folder{};
    std::string file;
};

}  // namespace

TEST_CASE("a network of the zoo becomes a scenario that runs") {
    const Shelf shelf("ring.gml", ring);
    const auto [code, out, err] = shelf.program({"import", "gml", "ring.gml", "-o", "x.yaml"});
    CHECK(code == 0);
    CHECK(out == "x.yaml has the 3 nodes and 3 links of ring.gml\n");
    CHECK(err ==
          "ring.gml: No capacity is known of 2 of its 3 links: 10 Gbit/s is assumed (--capacity)\n"
          "ring.gml: No coordinates are known of 1 of its 3 nodes: links there have no latency\n");
    CHECK(shelf.written() ==
          "# The network of ring.gml: 3 nodes, 3 links.\n"
          "# A ring\n"
          "# No capacity is known of 2 of its 3 links: 10 Gbit/s is assumed (--capacity)\n"
          "# No coordinates are known of 1 of its 3 nodes: links there have no latency\n"
          "name: \"ring\"\n"
          "until: 1 d\n"
          "network:\n"
          "  nodes:\n"
          "    Wien: {latitude: 48.2, longitude: 16.4}\n"
          "    Bern: {latitude: 46.9, longitude: 7.4}\n"
          "    \"St Gallen\": {}  # coordinates are missing\n"
          "  links:\n"
          "    Wien-Bern: {from: Wien, to: Bern, capacity: 2.5 Gbit/s}\n"
          "    Bern-St_Gallen: {from: Bern, to: \"St Gallen\", capacity: 10 Gbit/s, latency: 0 s}"
          "  # assumed (the file says: OC-3); coordinates are missing\n"
          "    Wien-Bern_2: {from: Wien, to: Bern, capacity: 10 Gbit/s}  # assumed\n"
          "transfers:\n"
          "  all:  # made up\n"
          "    arrivals: {kind: poisson, rate: 60 /h}\n"
          "    size: {kind: exponential, mean: 1 GB}\n"
          "    from:\n"
          "      Wien: 1\n"
          "      Bern: 1\n"
          "      \"St Gallen\": 1\n"
          "    to:\n"
          "      Wien: 1\n"
          "      Bern: 1\n"
          "      \"St Gallen\": 1\n");
    shelf.summary();
}

TEST_CASE("a network of SNDlib becomes a scenario that runs, weighed by its demands") {
    const Shelf shelf("line.txt", line_of_nodes);
    REQUIRE(shelf.program({"import", "sndlib", "line.txt", "-o", "x.yaml"}).err == "");
    const auto scenario = models::read_scenario(shelf.folder.path() / "x.yaml");
    CHECK(scenario.network->links.at("L1").capacity.value * 8 == 622e6);
    CHECK(scenario.network->links.at("L2").capacity.value * 8 == 40e6);
    CHECK_FALSE(scenario.network->links.at("L2").latency);
    CHECK(scenario.network->nodes.at("Lyon").latitude == 45.76);
    using Weights = std::map<std::string, double>;
    CHECK(scenario.transfers.at("all").from == Weights{{"Gent", 3}, {"Metz", 1}});
    CHECK(scenario.transfers.at("all").to == Weights{{"Lyon", 4}});
    CHECK_THAT(shelf.written(),
               Catch::Contains("  all:  # made up, but for the weights: they are the file's "
                               "DEMANDS\n"));
    shelf.summary();
}

TEST_CASE("capacities and their unit can be chosen") {
    const Shelf shelf("line.txt", line_of_nodes);
    REQUIRE(
        shelf.program({"import", "sndlib", "line.txt", "-o", "x.yaml", "--capacity-unit", "Gbit/s"})
            .code == 0);
    CHECK_THAT(shelf.written(), Catch::Contains("to: Lyon, capacity: 40 Gbit/s}\n"));
    analysis::write_file(shelf.folder.path() / "ring.gml", ring);
    REQUIRE(shelf.program({"import", "gml", "ring.gml", "-o", "x.yaml", "--capacity", "155 Mbit/s"})
                .code == 0);
    CHECK_THAT(shelf.written(), Catch::Contains("capacity: 155 Mbit/s}  # assumed\n"));
}

TEST_CASE("directed edges are links of one way, and what never meets is told") {
    const Shelf shelf(
        "one.gml",
        "graph [ directed 1 node [ id 0 label \"null\" ] node [ id 1 label \"a: #b{\" ]\n"
        "node [ id 2 label \"\\\" ] edge [ source 0 target 1 ] edge [ source 1 target 0 ]\n"
        "edge [ source 2 target 2 ] ]\n");
    const auto import = shelf.program({"import", "gml", "one.gml", "-o", "x.yaml"});
    REQUIRE(import.code == 0);
    CHECK_THAT(import.err,
               Catch::EndsWith("one.gml: A link from a node to itself is left out\n"
                               "one.gml: It falls into 2 parts: what is to go from one to another "
                               "waits for ever, there or back, as its links lead one way\n"));
    const auto scenario = models::read_scenario(shelf.folder.path() / "x.yaml");
    CHECK(scenario.network->nodes.contains("null"));
    const auto& link = scenario.network->links.at("null-a_b");
    CHECK(link.to == "a: #b{");
    CHECK(link.direction == models::Direction::one_way);
    CHECK(scenario.network->links.at("a_b-null").to == "null");
    shelf.summary();

    analysis::write_file(shelf.folder.path() / "one.gml",
                         "graph [ directed 1 node [ id 0 ] node [ id 1 ] node [ id 2 ]\n"
                         "edge [ source 0 target 1 ] edge [ source 1 target 2 ] ]\n");
    CHECK_THAT(shelf.program({"import", "gml", "one.gml", "-o", "y.yaml"}).err,
               Catch::EndsWith("one.gml: It falls into 3 parts: what is to go from one to another "
                               "waits for ever, there or back, as its links lead one way\n"));
}

TEST_CASE("compressed networks are read, and named without their endings") {
    const Shelf shelf("plain", "");
    const auto path = shelf.folder.path() / "ring.gml.gz";
    const gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, ring.data(), static_cast<unsigned>(ring.size()));
    gzclose(file);
    REQUIRE(shelf.program({"import", "gml", "ring.gml.gz", "-o", "x.yaml"}).code == 0);
    CHECK_THAT(shelf.written(), Catch::Contains("\nname: \"ring\"\n"));
}

TEST_CASE("a network that cannot be read, and options that make no sense, are told") {
    const Shelf shelf("a.gml", "graph [\n  node [ id zero ]\n]\n");
    shelf.refuses({"import", "gml", "a.gml", "-o", "x.yaml"},
                  "a.gml:2:13: after the key `id` a number, a text in quotes or `[` is due, not "
                  "`zero`\n"
                  "    2 |   node [ id zero ]\n"
                  "      |             ^~~~\n");
    shelf.refuses({"import", "gml", "a.gml", "-o", "./a.gml"},
                  "suanli: -o: ./a.gml is the network itself; name another file\n");
    shelf.refuses({"import", "gml", "a.gml", "-o", "x.yaml", "--capacity", "0 Gbit/s"},
                  "suanli: --capacity: 0 Gbit/s carries nothing; more than 0 is due\n");
    shelf.refuses({"import", "sndlib", "a.gml", "-o", "x.yaml", "--capacity-unit", "GB"},
                  "suanli: --capacity-unit: 'GB' is no unit of capacity; one is due, such as "
                  "'Gbit/s'\n");
    shelf.refuses({"import", "gml", "a.gml"},
                  "suanli: suanli import gml needs -o FILE.yaml; see suanli import gml --help\n");
    shelf.refuses({"import", "gml", "a.gml", "--capacity-unit", "Gbit/s"},
                  "suanli: '--capacity-unit' is not an option of suanli import gml\n");
    CHECK(shelf.program({"import", "gml", "none.gml", "-o", "x.yaml"}).code == 4);
    CHECK_THAT(shelf.program({"import", "gml", "a.gml", "-o", "x.yaml", "--capacity", "10 GB"}).err,
               Catch::StartsWith("suanli: --capacity: `10 GB` is an amount of data; "));
}
