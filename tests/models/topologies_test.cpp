// Networks in the formats of two public libraries: what is read, and how mistakes are told.
#include <catch2/catch.hpp>

#include "models/network/topologies/gml.hpp"
#include "models/network/topologies/sndlib.hpp"
#include "tests/models/log_file.hpp"

using namespace models;

namespace {

ReadTopology gml(std::string_view text) { return read_gml(LogFile("net.gml", text).path); }

// A graph with two nodes, 1 and 2, and what stands between the brackets besides.
ReadTopology gml_of_two(std::string_view more) {
    return gml(
        fmt::format("graph [ node [ id 1 label \"A\" ] node [ id 2 label \"B\" ] {} ]", more));
}

constexpr std::string_view header = "?SNDlib native format; type: network; version: 1.0\n";
constexpr Bandwidth megabit{125'000};

ReadTopology sndlib(std::string_view sections) {
    return read_sndlib(LogFile("net.txt", fmt::format("{}{}", header, sections)).path, megabit);
}

template <class Read>
std::string read_told(std::string_view text, Read read) {
    try {
        read(LogFile("net", text).path);
    } catch (const sim::InputError& error) {
        std::string all;
        for (const sim::Problem& problem : error.problems)
            all += fmt::format("{}:{}: {}\n", problem.line, problem.column, problem.message);
        return all;
    }
    return {};
}

std::string told_of_gml(std::string_view text) { return read_told(text, read_gml); }
std::string told_of_sndlib(std::string_view text) {
    return read_told(text, [](const auto& path) { return read_sndlib(path, megabit); });
}

std::vector<std::string> names_of(const auto& things) {
    std::vector<std::string> all;
    for (const auto& thing : things) all.push_back(thing.name);
    return all;
}
using Names = std::vector<std::string>;

std::optional<double> bits(const ReadLink& link) {
    if (!link.capacity) return std::nullopt;
    return link.capacity->value * 8;
}

}  // namespace

TEST_CASE("a network of the zoo is read with its places and capacities") {
    const auto network =
        gml("# of somebody's\n"
            "Creator \"a hand\"\nVersion 1\n"
            "graph [\n"
            "  directed 0\n  Network \"Ring &amp; Co\"\n  stats [ links 3 ]\n"
            "  node [ id 7 label \"Wien\" Latitude 48.2 Longitude 1.637e+1 Internal 1 ]\n"
            "  node [ id -1 label \"Bern\" Latitude +46.9 Longitude 7 ] # the smaller one\n"
            "  node [ id 3 label \"GEANT\" Longitude 2.0 ]\n"
            "  edge [ source 7 target -1 LinkSpeed \"10\" LinkSpeedUnits \"G\"\n"
            "         LinkSpeedRaw 10000000000.0 LinkLabel \"10 Gbit/s\" ]\n"
            "  edge [ source -1 target 3 LinkLabel \"OC-3\n(0.155 Gbit/s)\" ]\n"
            "  edge [ target 7 source 3 LinkSpeedRaw 1.55E8 ]\n"
            "]\n");
    CHECK(network.title == "Ring & Co");
    CHECK_FALSE(network.one_way);
    CHECK(network.remarks.empty());
    CHECK(names_of(network.nodes) == Names{"Wien", "Bern", "GEANT"});
    CHECK(network.nodes[0].place->latitude == 48.2);
    CHECK(network.nodes[0].place->longitude == 16.37);
    CHECK(network.nodes[1].place->latitude == 46.9);
    CHECK_FALSE(network.nodes[2].place);
    CHECK(names_of(network.links) == Names{"Wien-Bern", "Bern-GEANT", "GEANT-Wien"});
    CHECK(bits(network.links[0]) == 1e10);
    CHECK(bits(network.links[1]) == std::nullopt);
    CHECK(network.links[1].label == "OC-3 (0.155 Gbit/s)");
    CHECK(bits(network.links[2]) == 155e6);
    CHECK(network.links[2].from == 2);
    CHECK(network.links[2].to == 0);
}

TEST_CASE("labels become names that are free") {
    const auto network = gml(
        "graph [ node [ id 0 label \"K&#246;ln\" ] node [ id 1 label \"K&ouml;ln\" ]\n"
        "node [ id 2 label \"K&#xF6;ln\" ] node [ id 3 label \"Oslo_2\" ] node [ id 4 label "
        "\"Oslo\" ]\n"
        "node [ id 5 label \"Oslo\" ] node [ id 6 label \" AT&T,  St. Louis\n\" ] node [ id 7 ]\n"
        "node [ id 8 label \"?\" ] node [ id 9 label 12 ] node [ id 10 label \"x-ray\" ]\n"
        "edge [ source 0 target 6 ] edge [ source 0 target 6 ] edge [ source 6 target 0 ]\n"
        "edge [ source 5 target 8 ] ]");
    CHECK(names_of(network.nodes) == Names{"Köln", "Köln_2", "Köln_3", "Oslo_2", "Oslo", "Oslo_3",
                                           "AT&T St Louis", "node_7", "node_8", "12", "_x-ray"});
    CHECK(names_of(network.links) == Names{"Köln-AT_T_St_Louis", "Köln-AT_T_St_Louis_2",
                                           "AT_T_St_Louis-Köln", "Oslo_3-node_8"});
}

TEST_CASE("names are such as a scenario takes, whatever stands in a file") {
    CHECK(
        names_of(
            gml("graph [ node [ id 0 label \"N/W [a.b]\\, &quot;c&quot;\" ] node [ id 1 label \"" +
                std::string(149, 'a') + "\xC3\xA4\" ]\nedge [ source 0 target 1 ] ]")
                .nodes) == Names{"N W a b c", std::string(149, 'a')});
    const auto long_names =
        gml("graph [ node [ id 0 label \"" + std::string(300, 'a') + "\" ] node [ id 1 label \"" +
            std::string(300, 'a') + "b\" ]\nedge [ source 0 target 1 ] ]");
    CHECK(names_of(long_names.nodes) == Names{std::string(150, 'a'), std::string(150, 'a') + "_2"});
    CHECK(names_of(long_names.links) == Names{std::string(75, 'a') + "-" + std::string(75, 'a')});
    const auto odd = sndlib("NODES ( a.b ! a[b ) LINKS ( . ( a.b ! ) 1 0 0 0 ( ) )");
    CHECK(names_of(odd.nodes) == Names{"a b", "node", "a b_2"});
    CHECK(names_of(odd.links) == Names{"link"});
}

TEST_CASE("entities are characters, and what is none is left alone") {
    const auto title = [](std::string_view text) {
        return gml_of_two(fmt::format("Network \"{}\" edge [ source 1 target 2 ]", text)).title;
    };
    CHECK(title("&lt;&quot;&gt;&apos;&yuml;&Agrave;") == "<\">'ÿÀ");
    CHECK(title("&#8364; &#x1F310;") == "€ 🌐");
    CHECK(title("a&nbsp;&#160; b") == "a b");
    CHECK(title("R&D &none; &#0; &#xD800; &#1114112; &") ==
          "R&D &none; &#0; &#xD800; &#1114112; &");
    CHECK(title("Universit\xE4t") == "Universit?t");
}

TEST_CASE("what the zoo writes in more than one way is understood") {
    const auto only_link = [](std::string_view edge) {
        return gml_of_two(fmt::format("edge [ source 1 target 2 {} ]", edge)).links.at(0);
    };
    CHECK(bits(only_link("LinkSpeed \"2.5\" LinkSpeedUnits \"G\"")) == 2.5e9);
    CHECK(bits(only_link("LinkSpeed 34 LinkSpeedUnits \"M\"")) == 34e6);
    CHECK(bits(only_link("LinkSpeed \"1-10\" LinkSpeedUnits \"G\"")) == std::nullopt);
    CHECK(bits(only_link("LinkSpeed \"1\" LinkSpeedUnits \"lambda\"")) == std::nullopt);
    CHECK(bits(only_link("LinkSpeedRaw 0.0")) == std::nullopt);
    CHECK(gml_of_two("directed 1 edge [ source 2 target 1 ]").one_way);

    const auto network =
        gml("graph [ node [ id 0 hyperedge 1 ] node [ id 1 lat \"60.5\" lon \"-10\" ]\n"
            "node [ id 2 Latitude \"\" Longitude 5 ] edge [ source 1 target 1 ] edge [ source 0 "
            "target 1 ] ]");
    CHECK(network.nodes[0].sends == 0);
    CHECK(network.nodes[0].receives == 0);
    CHECK(network.nodes[1].sends == 1);
    CHECK(network.nodes[1].place->longitude == -10);
    CHECK_FALSE(network.nodes[2].place);
    CHECK(network.links.size() == 1);
    CHECK(network.remarks == Names{"A link from a node to itself is left out"});
    CHECK(parts(network) == 2);
}

TEST_CASE("what is wrong in GML is told with its place") {
    const auto [text, problems] = GENERATE(table<std::string, std::string>({
        {"", "1:1: the file is empty\n"},
        {" \n\t\n", "1:1: the file is empty\n"},
        {"\n<?xml version=\"1.0\"?>\n", "2:1: this looks like XML (GraphML?); GML is wanted\n"},
        {"Version 1\n", "1:1: there is no `graph [ … ]` in the file; is it GML?\n"},
        {"graph 5\n", "1:1: there is no `graph [ … ]` in the file; is it GML?\n"},
        {"graph [\n  node [ id 0\n]\n", "1:7: this bracket is not closed\n"},
        {"graph [ node [ id 0 ] ] ]\n", "1:25: this bracket closes none\n"},
        {"graph [\n directed ]\n", "2:2: `directed` has no value\n"},
        {"graph\n", "1:1: `graph` has no value\n"},
        {"graph [\n label \"Ring\n]\n", "2:8: the text that begins here has no closing quote\n"},
        {"graph directed 0\n",
         "1:7: after the key `graph` a number, a text in quotes or `[` is due, not `directed`\n"},
        {"graph [ 5 node ]\n", "1:9: a key is due here, such as `node`, not `5`\n"},
        {"graph [ \"a\" ]\n", "1:9: a key is due here, such as `node`, not `\"`\n"},
        {"graph [\n]\n", "1:1: the graph has no edge between two nodes\n"},
        {"graph [ node [ id 0 ] ]\n", "1:1: the graph has no edge between two nodes\n"},
        {"graph [ node [ label \"A\" ] node [ id 1.5 ] node [ id \"1\" ] node [ id [ ] ] ]",
         "1:9: this node has no `id`\n"
         "1:38: `id` is the number of a node: a whole one\n"
         "1:55: `id` is the number of a node: a whole one\n"
         "1:67: `id` is the number of a node: a whole one\n"},
        {"graph [ node [ id 4 ]\nnode [ id 4 ] ]", "2:11: the id 4 is given twice\n"},
        {"graph [ node [ id 4 ]\nedge [ source 4 target 5 ]\nedge [ source 4 ] ]",
         "2:24: no node has the id 5\n3:1: this edge has no `target`\n"},
        {"graph [ node [ id 4 Latitude 4x Longitude 200 ] node [ id 5 Latitude -91 ] ]",
         "1:30: `Latitude` is not a number\n1:43: from -180 to 180 degrees are due\n"
         "1:70: from -90 to 90 degrees are due\n"},
        {"graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 LinkSpeedRaw \"fast\" ]\n"
         "edge [ source 1 target 2 LinkSpeedRaw -1 ] directed [ ] ]",
         "2:40: `LinkSpeedRaw` is not a number\n3:39: a capacity is not negative\n"
         "3:44: `directed` is not a number\n"},
    }));
    INFO(text);
    CHECK(told_of_gml(text) == problems);
    CHECK_THAT(told_of_gml("graph [ " + std::string(99, 'a') + " [ "), Catch::EndsWith("closed\n"));
    std::string deep;
    for (int i = 0; i < 101; ++i) deep += "a [ ";
    CHECK(told_of_gml(deep) == "1:403: nested deeper than 100 levels\n");
}

TEST_CASE("a network of SNDlib is read with its places, capacities and demands") {
    const auto network = sndlib(
        "# network small\n\nMETA (\n unit = MBITPERSEC\n origin = somebody (once)\n)\n"
        "NODES (\n  Gent ( 3.72 51.05 )\n  Lyon ( 4.84 45.76) () ( an option )\n  Sea ()\n Bay\n)\n"
        "LINKS (\n"
        "  L1 ( Gent Lyon ) 40.00 0.00 0.00 0.00 ( 155.00 1.00 )\n"
        "  L2 ( Lyon Sea ) 0.00 0.00 1.5 0.00 ( 155.00 156.00 622.00 468.00 ) # two modules\n"
        "  L2 (Sea Bay) 0 0 0 0 ( )\n"
        "  L3 ( Gent Sea ) 0.00 0.00 0.00 0.00 ( UNLIMITED 0.0 )\n"
        ")\n"
        "DEMANDS (\n"
        "  D1 ( Gent Lyon ) 2 10.00 UNLIMITED\n"
        "  D2 ( Gent Sea ) 1 5.00 3\n"
        "  D3 ( Sea Gent ) 1 1.00 UNLIMITED\n"
        ")\n"
        "ADMISSIBLE_PATHS (\n  D1 ( P1 ( L1 ) )\n)\n");
    CHECK(names_of(network.nodes) == Names{"Gent", "Lyon", "Sea", "Bay"});
    CHECK(network.nodes[0].place->latitude == 51.05);
    CHECK(network.nodes[0].place->longitude == 3.72);
    CHECK_FALSE(network.nodes[2].place);
    CHECK(names_of(network.links) == Names{"L1", "L2", "L2_2", "L3"});
    CHECK(bits(network.links[0]) == 40e6);
    CHECK(bits(network.links[1]) == 622e6);
    CHECK(bits(network.links[2]) == std::nullopt);
    CHECK(bits(network.links[3]) == std::nullopt);
    CHECK(network.links[3].to == 2);
    CHECK(network.knows_demand);
    CHECK(network.nodes[0].sends == 25);
    CHECK(network.nodes[0].receives == 1);
    CHECK(network.nodes[1].sends == 0);
    CHECK(network.nodes[2].receives == 5);
    CHECK(network.remarks.empty());
}

TEST_CASE("coordinates of a drawing are none") {
    const auto network = sndlib(
        "NODES ( A ( 10 20 ) B ( 640 480 ) )\nLINKS ( L ( A B ) 1 0 0 0 ( ) M ( B B ) 1 0 0 0 ( ) "
        ")");
    CHECK_FALSE(network.nodes[0].place);
    CHECK_FALSE(network.knows_demand);
    CHECK(network.nodes[0].sends == 1);
    CHECK(network.remarks ==
          Names{"Its coordinates are those of a drawing, not degrees, and are left out",
                "A link from a node to itself is left out"});
}

TEST_CASE("what is wrong in SNDlib's format is told with its place") {
    const std::string nodes = "NODES ( A ( 1 2 ) B ( 3 4 ) )\n";
    const auto [sections, problems] = GENERATE_COPY(table<std::string, std::string>({
        {"", "1:1: the file has no LINKS between two nodes\n"},
        {nodes, "1:1: the file has no LINKS between two nodes\n"},
        {"NODES\n", "2:1: `(` is due after this\n"},
        {"NODE (\n)\n",
         "2:1: a section is due here, such as NODES, not `NODE`; did you mean 'NODES'?\n"},
        {"NODES (\n A ( 1 2 )\n", "2:7: this bracket is not closed\n"},
        {"NODES (\n A ( 1 2 )\nLINKS (\n)\n", "2:7: this bracket is not closed\n"},
        {"META ( a\n", "2:6: this bracket is not closed\n"},
        {"NODES ( A ( 1 2 B ( 3 4 ) )\n", "2:17: `)` is due here, not `B`\n"},
        {"NODES ( A ( 1 ) )\n", "2:15: a latitude is due here, not `)`\n"},
        {"NODES ( A ( 1 \n", "2:13: a latitude is due after this\n"},
        {"NODES ( ( 1 2 ) )\n", "2:9: a name is due here, not `(`\n"},
        {"NODES ( A ( west 2 ) A )\nLINKS ( )",
         "2:13: a longitude is due here, a number, not `west`\n2:22: the node `A` is given "
         "twice\n"},
        {nodes + "LINKS ( L ( A Bee ) 1 0 0 0 ( ) )\n", "3:15: no node is named `Bee`\n"},
        {nodes + "LINKS ( L A B 1 0 0 0 ( ) )\n", "3:11: `(` is due here, not `A`\n"},
        {nodes + "LINKS ( L ( A B ) 1 0 0 ( ) )\n", "3:25: a cost is due here, not `(`\n"},
        {nodes + "LINKS ( L ( A B ) -1 x 0 0 ( 5 ) )\n",
         "3:19: the capacity that is installed is not negative\n"
         "3:22: a cost is due here, a number, not `x`\n"
         "3:32: the cost of a module is due here, not `)`\n"},
        {nodes + "LINKS ( L ( A B ) 1 0 0 0 ( 5 6", "3:27: this bracket is not closed\n"},
        {nodes + "LINKS ( L ( A B ) 1 0 0 0 ( ) )\nDEMANDS ( D ( A C ) 1 -2 UNLIMITED )\n",
         "4:17: no node is named `C`\n4:23: a demand is not negative\n"},
    }));
    INFO(sections);
    CHECK(told_of_sndlib(fmt::format("{}{}", header, sections)) == problems);
}

TEST_CASE("files that are not SNDlib's networks are told so") {
    CHECK(told_of_sndlib("") == "1:1: the file is empty\n");
    CHECK(told_of_sndlib("<?xml version=\"1.0\"?>\n<network/>\n") ==
          "1:1: this looks like SNDlib's XML; its native format is wanted, which begins `?SNDlib "
          "native format`\n");
    CHECK(told_of_sndlib("# a comment\ngraph [ ]\n") ==
          "2:1: `?SNDlib native format; type: network; version: 1.0` is due here\n");
    CHECK(told_of_sndlib("?SNDlib native format; type: model; version: 1.0\n") ==
          "1:1: `type: network` is wanted, not another file of the library\n");
}
