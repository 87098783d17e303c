#include "models/network/topologies/gml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <unordered_map>

#include "models/network/topologies/entities.hpp"
#include "models/network/topologies/gml_tree.hpp"
#include "models/network/topologies/names.hpp"
#include "models/traces/words.hpp"
#include "sim/decimal.hpp"

namespace models {

namespace {

constexpr double bit = 0.125;  // bytes

// A number that is written out, with or without quotes.
std::optional<double> plain_number(std::string_view word) {
    word = trimmed(word);
    const auto parsed = parse_decimal(word);
    if (!parsed.value || parsed.value->length != word.size()) return std::nullopt;
    return parsed.value->real;
}

bool is_empty_text(const GmlValue& value) {
    return value.kind == GmlValue::Kind::text && trimmed(value.word).empty();
}

// What one of the unit letters of the zoo stands for, in bit/s.
std::optional<double> speed_unit(std::string_view letter) {
    if (letter == "K" || letter == "k") return 1e3;
    if (letter == "M") return 1e6;
    if (letter == "G") return 1e9;
    if (letter == "T") return 1e12;
    return std::nullopt;
}

class GmlNetwork {
  public:
    explicit GmlNetwork(const std::filesystem::path& path) : file_(path) {}

    ReadTopology read() {
        const auto start = file_.text().substr(file_.text().find_first_not_of(" \t\n"), 1);
        if (start == "<") file_.fail(start, "this looks like XML (GraphML?); GML is wanted");
        const auto all = gml_tree(file_);
        const auto* graph = all.find("graph");
        if (graph == nullptr || graph->kind != GmlValue::Kind::list)
            file_.fail(start, "there is no `graph [ … ]` in the file; is it GML?");
        about(*graph);
        for (const auto& value : graph->values)
            if (value.key == "node") node(value);
        for (const auto& value : graph->values)
            if (value.key == "edge") edge(value);
        file_.check();
        if (network_.links.empty())
            file_.fail(graph->key, "the graph has no edge between two nodes");
        remark_loops(network_, loops_);
        return std::move(network_);
    }

  private:
    void about(const GmlValue& graph) {
        for (const auto* key : {"Network", "label", "name"}) {
            const auto* title = graph.find(key);
            if (title == nullptr || !network_.title.empty()) continue;
            network_.title = one_line(without_entities(title->word));
        }
        network_.one_way = number(graph, {"directed"}).value_or(0) != 0;
    }

    void node(const GmlValue& value) {
        const auto id = number_of_node(value, "id");
        if (!id) return;
        const auto index = static_cast<std::uint32_t>(network_.nodes.size());
        if (!index_.emplace(*id, index).second)
            file_.report(value.find("id")->word, fmt::format("the id {} is given twice", *id));
        ReadNode node;
        if (const auto* label = value.find("label"))
            node.name = name_from_label(without_entities(label->word));
        if (node.name.empty()) node.name = fmt::format("node_{}", *id);
        node.name = node_names_.take(std::move(node.name));
        const auto latitude = degrees(value, {"Latitude", "lat"}, 90);
        const auto longitude = degrees(value, {"Longitude", "lon"}, 180);
        if (latitude && longitude) node.place = NetworkNode{*latitude, *longitude};
        if (number(value, {"hyperedge"}).value_or(0) != 0) node.sends = node.receives = 0;
        network_.nodes.push_back(std::move(node));
    }

    void edge(const GmlValue& value) {
        const auto from = end_of(value, "source");
        const auto to = end_of(value, "target");
        ReadLink link;
        link.capacity = capacity(value);
        if (!from || !to) return;
        if (from == to) {
            ++loops_;
            return;
        }
        link.from = *from;
        link.to = *to;
        link.name =
            link_names_.take(name_between(network_.nodes[*from].name, network_.nodes[*to].name));
        if (const auto* label = value.find("LinkLabel"))
            link.label = one_line(without_entities(label->word));
        network_.links.push_back(std::move(link));
    }

    std::optional<std::uint32_t> end_of(const GmlValue& edge, std::string_view key) {
        const auto id = number_of_node(edge, key);
        if (!id) return std::nullopt;
        const auto found = index_.find(*id);
        if (found != index_.end()) return found->second;
        file_.report(edge.find(key)->word, fmt::format("no node has the id {}", *id));
        return std::nullopt;
    }

    std::optional<std::int64_t> number_of_node(const GmlValue& value, std::string_view key) {
        const auto* found = value.find(key);
        if (found == nullptr) {
            file_.report(value.key, fmt::format("this {} has no `{}`", value.key, key));
            return std::nullopt;
        }
        const auto parsed = parse_decimal(found->word);
        if (found->kind == GmlValue::Kind::number && parsed.value &&
            parsed.value->length == found->word.size()) {
            const auto whole = whole_ticks(*parsed.value, 1);
            if (whole && static_cast<double>(*whole) == parsed.value->real) return whole;
        }
        file_.report(word_of(*found),
                     fmt::format("`{}` is the number of a node: a whole one", key));
        return std::nullopt;
    }

    // The value of the first of these keys that is there.
    std::optional<double> number(const GmlValue& list, std::initializer_list<const char*> keys) {
        for (const auto* key : keys) {
            const auto* found = list.find(key);
            if (found == nullptr || is_empty_text(*found)) continue;
            const auto value =
                found->kind == GmlValue::Kind::list ? std::nullopt : plain_number(found->word);
            if (!value) file_.report(word_of(*found), fmt::format("`{}` is not a number", key));
            return value;
        }
        return std::nullopt;
    }

    std::optional<double> degrees(const GmlValue& node, std::initializer_list<const char*> keys,
                                  int most) {
        const auto value = number(node, keys);
        if (!value || (*value >= -most && *value <= most)) return value;
        const auto* found = node.find(*keys.begin());
        if (found == nullptr) found = node.find(keys.begin()[1]);
        file_.report(found->word, fmt::format("from -{0} to {0} degrees are due", most));
        return std::nullopt;
    }

    // Nothing where it is not said, or said to be 0.
    std::optional<Bandwidth> capacity(const GmlValue& edge) {
        auto speed = number(edge, {"LinkSpeedRaw"});
        if (speed && *speed < 0)
            file_.report(edge.find("LinkSpeedRaw")->word, "a capacity is not negative");
        const auto* count = edge.find("LinkSpeed");
        const auto* unit = edge.find("LinkSpeedUnits");
        if (!speed && count != nullptr && unit != nullptr) {
            const auto factor = speed_unit(trimmed(unit->word));
            speed = plain_number(count->word);  // else a text, such as `1-10`
            if (speed && factor)
                *speed *= *factor;
            else
                speed.reset();
        }
        if (!speed || *speed <= 0) return std::nullopt;
        return Bandwidth{*speed * bit};
    }

    // What messages point to.
    static std::string_view word_of(const GmlValue& value) {
        return value.word.empty() ? value.key : value.word;
    }

    WholeFile file_;
    ReadTopology network_{};
    std::unordered_map<std::int64_t, std::uint32_t> index_{};
    FreeNames node_names_{};
    FreeNames link_names_{};
    std::size_t loops_ = 0;
};

}  // namespace

ReadTopology read_gml(const std::filesystem::path& path) { return GmlNetwork(path).read(); }

}  // namespace models
