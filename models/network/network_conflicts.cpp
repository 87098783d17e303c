#include "models/network/network_conflicts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/draws.hpp"
#include "models/network/routes.hpp"
#include "models/network/topology.hpp"
#include "sim/quantity_text.hpp"
#include "sim/spelling.hpp"

namespace models {

std::optional<std::string> TransferClass::problem() const {
    const bool listed = std::holds_alternative<Listed>(arrivals);
    if (listed && (size || !from.empty() || !to.empty() || !route.empty()))
        return "a list says itself what moves where: leave out `size`, `from`, `to` and `route`";
    if (listed) return std::nullopt;
    if (!size) return "size is missing: how much does a transfer move?";
    if (!route.empty() && !(from.empty() && to.empty()))
        return "`route` stands instead of `from` and `to`: leave these out";
    if (route.empty() && (from.empty() || to.empty()))
        return "`from` and `to`, or `route`, is missing: where does it go?";
    return std::nullopt;
}

namespace {

class NetworkCheck {
  public:
    explicit NetworkCheck(const Scenario& scenario) : scenario_(scenario) {}

    std::vector<Conflict> all() {
        if (!scenario_.network) {
            needs_network();
            return std::move(found_);
        }
        const Network& network = *scenario_.network;
        for (const auto& [name, region] : scenario_.regions) places_.push_back(name);
        for (const auto& [name, node] : network.nodes) node_name(name);
        for (const auto& [name, link] : network.links) links_.push_back(name);
        for (const auto& [name, link] : network.links) {
            ends(fmt::format("network.links.{}", name), link);
            distance(fmt::format("network.links.{}", name), link);
        }
        for (const auto& name : network.no_transit) place("network.no_transit", name);
        for (const auto& [name, circuit] : network.circuits)
            ends(fmt::format("network.circuits.{}", name), circuit);
        if (found_.empty()) routes(network);
        if (found_.empty()) circuits(network);
        users(network);
        for (const auto& [name, demand] : scenario_.demand)
            if (demand.data) {
                data(fmt::format("demand.{}.data", name), *demand.data);
                residency(fmt::format("demand.{}", name), demand);
            }
        for (const auto& [name, transfers] : scenario_.transfers)
            transfer_class(fmt::format("transfers.{}", name), transfers);
        return std::move(found_);
    }

  private:
    void add(std::string path, std::string text) {
        found_.push_back({std::move(path), std::move(text), {"network", "regions.*"}});
    }

    void needs_network() {
        for (const auto& [name, transfers] : scenario_.transfers)
            add(fmt::format("transfers.{}", name), "needs a `network` to move over");
        for (const auto& [name, demand] : scenario_.demand)
            if (demand.data)
                add(fmt::format("demand.{}.data", name), "needs a `network` to move over");
    }

    void known(const std::string& path, std::string_view thing, const std::string& name,
               const std::vector<std::string>& names) {
        if (std::ranges::find(names, name) == names.end())
            add(path, fmt::format("no {} is named '{}'{}", thing, name, did_you_mean(name, names)));
    }
    void place(const std::string& path, const std::string& name) {
        known(path, "region or node", name, places_);
    }
    void node_name(const std::string& name) {
        if (scenario_.regions.contains(name))
            add(fmt::format("network.nodes.{}", name),
                "a region has that name, and is a place of the network already");
        places_.push_back(name);
    }

    template <class Between>
    void ends(const std::string& path, const Between& between) {
        place(fmt::format("{}.from", path), between.from);
        place(fmt::format("{}.to", path), between.to);
        if (between.from == between.to) add(path, "leads from a place to itself");
        if constexpr (requires { between.changes; })
            for (std::size_t i = 1; i < between.changes.size(); ++i)
                if (between.changes[i].from.time(scenario_.start) <=
                    between.changes[i - 1].from.time(scenario_.start))
                    add(fmt::format("{}.changes", path),
                        "must stand in order of time, each date once");
    }

    void routes(const Network& network) {
        const Topology topology(scenario_);
        for (std::size_t i = 0; i < network.routes.size(); ++i) {
            const RouteSpec& route = network.routes[i];
            const auto path = fmt::format("network.routes[{}]", i);
            const auto before = found_.size();
            for (std::size_t j = 0; j < i; ++j)
                if (network.routes[j].from == route.from && network.routes[j].to == route.to)
                    add(path, fmt::format("leads from {} to {} as network.routes[{}] does",
                                          route.from, route.to, j));
            twice(path, route.links);
            place(path, route.from);
            place(path, route.to);
            std::vector<std::uint32_t> links;
            for (const auto& link : route.links) {
                known(path, "link", link, links_);
                links.push_back(topology.link(link).value_or(0));
            }
            if (found_.size() == before &&
                !in_a_row(topology, *topology.place(route.from), *topology.place(route.to), links))
                add(path, fmt::format("its links do not lead from {} to {}", route.from, route.to));
        }
    }

    // Each way, what links have at most, now or later, must do for all that is set apart.
    void circuits(const Network& network) {
        const Topology topology(scenario_);
        Routes routes(topology, network);
        std::vector<double> left;
        for (const auto link : topology.link_of) {
            left.push_back(topology.specs[link]->most().value);
            routes.set_up(link, left.back() > 0);
        }
        for (const auto& [name, circuit] : network.circuits) {
            const auto a = *topology.place(circuit.from);
            const auto b = *topology.place(circuit.to);
            for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
                const auto& route = routes.between(from, to);
                for (const auto edge : route.value_or(Route{}))
                    if ((left[topology.edges[edge].channel] -= circuit.rate.value) <
                        -1e-9 * circuit.rate.value)
                        return too_much(name, topology.links[topology.edges[edge].link]);
            }
        }
    }

    void too_much(const std::string& circuit, const std::string& link) {
        const auto& spec = scenario_.network->links.at(link);
        add(fmt::format("network.circuits.{}.rate", circuit),
            fmt::format("more is set apart of link {} than it ever has: {}{}, with the circuits "
                        "before this one",
                        link, quantity_text(spec.most()),
                        spec.direction == Direction::shared ? ", shared by both ways" : ""));
    }

    void twice(const std::string& path, std::vector<std::string> links) {
        std::ranges::sort(links);
        const auto same = std::ranges::adjacent_find(links);
        if (same != links.end()) add(path, fmt::format("takes the link {} twice", *same));
    }

    // A link without a latency of its own takes it from the distance of its ends.
    void distance(const std::string& path, const LinkSpec& link) {
        const auto somewhere = [&](const std::string& name) {
            const auto node = scenario_.network->nodes.find(name);
            return node == scenario_.network->nodes.end() || node->second.latitude;
        };
        if (link.latency || somewhere(link.from) == somewhere(link.to)) return;
        add(path, fmt::format("needs a `latency`, or `latitude` and `longitude` of "
                              "network.nodes.{}, for its distance",
                              somewhere(link.from) ? link.to : link.from));
    }

    void users(const Network& network) {
        std::vector<std::string> names;
        for (const auto& [name, demand] : scenario_.demand) names.push_back(name);
        for (const auto& [name, transfers] : scenario_.transfers) {
            if (scenario_.demand.contains(name))
                add(fmt::format("transfers.{}", name),
                    "a demand class has that name: give it another");
            names.push_back(name);
        }
        for (const auto& [name, circuit] : network.circuits)
            for (const auto& served : circuit.serves)
                known(fmt::format("network.circuits.{}.serves", name),
                      "demand class or class of transfers", served, names);
    }

    void data(const std::string& path, const DataNeeds& needs) {
        std::vector<std::string> regions;
        for (const auto& [name, region] : scenario_.regions) regions.push_back(name);
        if (regions.empty()) add(path, "needs `regions`: where would data lie?");
        double weights = 0;
        for (const auto& [name, weight] : needs.lies_in) {
            known(fmt::format("{}.lies_in", path), "region", name, regions);
            weights += weight;
        }
        if (!needs.lies_in.empty() && weights <= 0)
            add(fmt::format("{}.lies_in", path), "needs a weight above 0");
        if (needs.sets && needs.lies_in.empty())
            add(path, "lies_in is missing: where are the homes of its data sets?");
        if (needs.sets && !needs.input) add(path, "input is missing: how large are its data sets?");
        if (needs.in_cheap_hours && !scenario_.network->cheap_hours)
            add(fmt::format("{}.in_cheap_hours", path), "needs `network.cheap_hours`");
        if (needs.in_cheap_hours && needs.reads == Reads::during)
            add(fmt::format("{}.in_cheap_hours", path),
                "what is read during a run cannot wait for cheap hours");
        const auto negative = [&](std::string_view key, const auto& distribution) {
            if (distribution && least_of(*distribution).value_or(0) < 0)
                add(fmt::format("{}.{}", path, key), "may become negative; it must be at least 0");
        };
        negative("input", needs.input);
        negative("output", needs.output);
    }

    // Each origin with each place where data may lie.
    void residency(const std::string& path, const DemandClass& demand) {
        if (!demand.stays_in_hub) return;
        for (const auto& [origin, weight] : demand.origins)
            for (const auto& [place, share] : demand.data->lies_in) {
                const auto a = scenario_.regions.find(origin);
                const auto b = scenario_.regions.find(place);
                if (weight <= 0 || share <= 0 || origin == place || a == scenario_.regions.end() ||
                    b == scenario_.regions.end())
                    continue;
                if (!a->second.hub.empty() && a->second.hub == b->second.hub) continue;
                add(fmt::format("{}.data.lies_in", path),
                    fmt::format("{} is not in the hub of {}, and these data stay in the hub of "
                                "their origin (`stays_in_hub`)",
                                place, origin));
                return;
            }
    }

    void transfer_class(const std::string& path, const TransferClass& spec) {
        double from = 0;
        double to = 0;
        for (const auto& [name, weight] : spec.from) {
            place(fmt::format("{}.from", path), name);
            from += weight;
        }
        for (const auto& [name, weight] : spec.to) {
            place(fmt::format("{}.to", path), name);
            to += weight;
        }
        if (!spec.from.empty() && (from <= 0 || to <= 0))
            add(path, "`from` and `to` need a weight above 0 each");
        else
            somewhere_else(path, spec);
        twice(fmt::format("{}.route", path), spec.route);
        for (const auto& name : spec.route) {
            known(fmt::format("{}.route", path), "link", name, links_);
            const auto link = scenario_.network->links.find(name);
            if (link != scenario_.network->links.end() &&
                link->second.direction == Direction::duplex)
                add(fmt::format("{}.route", path), fmt::format("{} {}", name, has_no_direction));
        }
        if (spec.in_cheap_hours && !scenario_.network->cheap_hours)
            add(fmt::format("{}.in_cheap_hours", path), "needs `network.cheap_hours`");
        if (!spec.count && !scenario_.until && !std::holds_alternative<Listed>(spec.arrivals))
            add(path, "it never ends: say `count`, or `until` for the whole scenario");
        if (spec.size && least_of(*spec.size).value_or(0) < 0)
            add(fmt::format("{}.size", path), "may become negative; it must be at least 0");
    }

    void somewhere_else(const std::string& path, const TransferClass& spec) {
        for (const auto& from : spec.from) {
            const bool ends = std::ranges::any_of(
                spec.to, [&](const auto& to) { return to.second > 0 && to.first != from.first; });
            if (from.second > 0 && !ends)
                add(fmt::format("{}.from", path),
                    fmt::format("what begins in {} cannot end elsewhere: `to` has no other place",
                                from.first));
        }
    }

    const Scenario& scenario_;
    std::vector<std::string> places_{};
    std::vector<std::string> links_{};
    std::vector<Conflict> found_{};
};

}  // namespace

std::vector<Conflict> network_conflicts(const Scenario& scenario) {
    return NetworkCheck(scenario).all();
}

}  // namespace models
