#include "models/network/topologies/sndlib.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>

#include "models/network/topologies/names.hpp"
#include "models/network/topologies/sndlib_words.hpp"
#include "models/traces/words.hpp"
#include "sim/spelling.hpp"

namespace models {

namespace {

constexpr std::array<std::string_view, 5> section_names{"META", "NODES", "LINKS", "DEMANDS",
                                                        "ADMISSIBLE_PATHS"};

bool names_section(std::string_view word) {
    return std::ranges::find(section_names, word) != section_names.end();
}

// The library's own names are fit for a scenario; others' need not be.
std::string given(std::string_view word, const char* otherwise) {
    auto name = name_from_label(word);
    return name.empty() ? otherwise : name;
}

class SndlibNetwork {
  public:
    SndlibNetwork(const std::filesystem::path& path, Bandwidth unit)
        : file_(path), words_(file_), unit_(unit) {}

    ReadTopology read() {
        header();
        for (auto name = words_.next(); !name.empty(); name = words_.next()) section(name);
        file_.check();
        if (network_.links.empty())
            file_.fail(file_.text().substr(0, 1), "the file has no LINKS between two nodes");
        if (drawn_) leave_out_places();
        if (network_.knows_demand) weigh();
        remark_loops(network_, loops_);
        return std::move(network_);
    }

  private:
    void header() {
        const auto line = words_.line();
        if (line.starts_with('<'))
            file_.fail(line.substr(0, 1),
                       "this looks like SNDlib's XML; its native format is wanted, which begins "
                       "`?SNDlib native format`");
        if (!line.starts_with("?SNDlib native format"))
            file_.fail(line, "`?SNDlib native format; type: network; version: 1.0` is due here");
        if (line.find("type: network") == line.npos)
            file_.fail(line, "`type: network` is wanted, not another file of the library");
    }

    void section(std::string_view name) {
        if (!names_section(name))
            file_.fail(name, fmt::format(
                                 "a section is due here, such as NODES, not {}{}", quoted(name),
                                 did_you_mean(name, {section_names.begin(), section_names.end()})));
        const auto opened = words_.bracket("(");
        if (name == "META" || name == "ADMISSIBLE_PATHS") return words_.pass_over(opened);
        while (words_.peek() != ")") {
            if (words_.peek().empty() || names_section(words_.peek()))
                file_.fail(opened, "this bracket is not closed");
            const auto item = words_.name("a name");
            if (name == "NODES") node(item);
            if (name == "LINKS") link(item);
            if (name == "DEMANDS") demand();
        }
        words_.next();
    }

    void node(std::string_view name) {
        const auto index = static_cast<std::uint32_t>(network_.nodes.size());
        if (!index_.emplace(name, index).second)
            file_.report(name, fmt::format("the node {} is given twice", quoted(name)));
        ReadNode node;
        node.name = node_names_.take(given(name, "node"));
        if (words_.peek() == "(") {
            words_.next();
            if (words_.peek() != ")") node.place = place();
            words_.bracket(")");
        }
        while (words_.peek() == "(") words_.pass_over(words_.next());  // its designs and options
        network_.nodes.push_back(std::move(node));
    }

    NetworkNode place() {
        const double longitude = words_.number("a longitude").value_or(0);
        const double latitude = words_.number("a latitude").value_or(0);
        drawn_ = drawn_ || std::abs(latitude) > 90 || std::abs(longitude) > 180;
        return {latitude, longitude};
    }

    void link(std::string_view name) {
        const auto [from, to] = ends();
        double capacity = words_.amount("the capacity that is installed");
        for (int costs = 0; costs < 3; ++costs) words_.number("a cost");
        const double largest = largest_module();
        if (!from || !to) return;
        if (from == to) {
            ++loops_;
            return;
        }
        if (capacity == 0) capacity = largest;
        ReadLink link;
        link.name = link_names_.take(given(name, "link"));
        link.from = *from;
        link.to = *to;
        if (capacity > 0) link.capacity = capacity * unit_;
        network_.links.push_back(std::move(link));
    }

    double largest_module() {
        const auto opened = words_.bracket("(");
        double largest = 0;
        while (words_.peek() != ")") {
            if (words_.peek().empty()) file_.fail(opened, "this bracket is not closed");
            largest = std::max(largest, words_.number("the capacity of a module").value_or(0));
            words_.number("the cost of a module");
        }
        words_.next();
        return largest;
    }

    void demand() {
        const auto [from, to] = ends();
        const double unit = words_.amount("a routing unit");
        const double demand = unit * words_.amount("a demand");
        words_.number("the longest path");
        if (!from || !to || from == to || demand <= 0) return;
        network_.knows_demand = true;
        sends_[*from] += demand;
        receives_[*to] += demand;
    }

    std::pair<std::optional<std::uint32_t>, std::optional<std::uint32_t>> ends() {
        words_.bracket("(");
        const auto from = known(words_.name("a node"));
        const auto to = known(words_.name("a node"));
        words_.bracket(")");
        return {from, to};
    }

    std::optional<std::uint32_t> known(std::string_view name) {
        if (const auto found = index_.find(name); found != index_.end()) return found->second;
        std::vector<std::string> names;
        for (const auto& [known, index] : index_) names.push_back(known);
        file_.report(name,
                     fmt::format("no node is named {}{}", quoted(name), did_you_mean(name, names)));
        return std::nullopt;
    }

    void leave_out_places() {
        for (auto& node : network_.nodes) node.place.reset();
        network_.remarks.emplace_back(
            "Its coordinates are those of a drawing, not degrees, and are left out");
    }

    void weigh() {
        for (std::uint32_t n = 0; n < network_.nodes.size(); ++n) {
            network_.nodes[n].sends = sends_[n];
            network_.nodes[n].receives = receives_[n];
        }
    }

    WholeFile file_;
    SndlibWords words_;
    Bandwidth unit_;
    ReadTopology network_{};
    std::map<std::string, std::uint32_t, std::less<>> index_{};
    std::map<std::uint32_t, double> sends_{};
    std::map<std::uint32_t, double> receives_{};
    FreeNames node_names_{};
    FreeNames link_names_{};
    std::size_t loops_ = 0;
    bool drawn_ = false;  // some place is none on earth
};

}  // namespace

ReadTopology read_sndlib(const std::filesystem::path& path, Bandwidth unit) {
    return SndlibNetwork(path, unit).read();
}

}  // namespace models
