#include "tests/bench/wan_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <fstream>

#include "sim/distributions.hpp"
#include "sim/random.hpp"

namespace bench {

namespace {

constexpr double gigabit = 1.25e8;  // bytes

// Fewest links first; provinces are ends only.
std::vector<std::vector<std::uint32_t>> routes_from(std::uint32_t source,
                                                    const std::vector<WanInput::Edge>& edges) {
    std::vector<std::uint32_t> by(WanInput::places, UINT32_MAX);
    std::vector<bool> seen(WanInput::places);
    seen[source] = true;
    for (std::deque<std::uint32_t> next{source}; !next.empty(); next.pop_front()) {
        const auto at = next.front();
        if (at != source && at >= WanInput::hubs) continue;
        for (std::uint32_t e = 0; e < edges.size(); ++e) {
            if (edges[e].from != at || seen[edges[e].to]) continue;
            seen[edges[e].to] = true;
            by[edges[e].to] = e;
            next.push_back(edges[e].to);
        }
    }
    std::vector<std::vector<std::uint32_t>> routes(WanInput::places);
    for (std::uint32_t to = 0; to < WanInput::places; ++to) {
        for (auto at = to; at != source; at = edges[routes[to].back()].from)
            routes[to].push_back(by[at]);
        std::ranges::reverse(routes[to]);
    }
    return routes;
}

}  // namespace

WanInput::WanInput(std::uint64_t count, double a_second) {
    const auto link = [&](std::uint32_t a, std::uint32_t b, double gigabits) {
        edges.push_back({a, b, gigabits * gigabit});
        edges.push_back({b, a, gigabits * gigabit});
    };
    for (std::uint32_t hub = 0; hub < hubs; ++hub) link(hub, (hub + 1) % hubs, 150);
    for (std::uint32_t hub = 0; hub < hubs / 2; ++hub) link(hub, hub + hubs / 2, 150);
    for (std::uint32_t hub = 0; hub < hubs; hub += 2) link(hub, (hub + 2) % hubs, 150);
    for (std::uint32_t place = hubs; place < places; ++place) {
        const auto hub = (place - hubs) % hubs;
        const double gigabits = place % 3 == 0 ? 80 : 40;
        link(place, hub, gigabits);
        link(place, (hub + 3) % hubs, gigabits);
    }
    for (std::uint32_t place = 0; place < places; ++place)
        routes.push_back(routes_from(place, edges));

    const sim::Stream stream({1, 0}, "bench/wan");
    const sim::Sampler sizes(sim::Lognormal<double>{.median = 3e10, .sigma = 1.2});
    const sim::Sampler gaps(sim::Exponential<double>{1 / a_second});
    double now = 0;
    for (std::uint64_t f = 0; f < count; ++f) {
        sim::Draw draw = stream.of(f);
        now += gaps(draw);
        const auto place = [&] {  // a hub thrice as often as a province
            const auto at = static_cast<std::uint32_t>(draw.uniform() * (3 * hubs + places - hubs));
            return at < 3 * hubs ? at / 3 : at - 2 * hubs;
        };
        WanFlow flow{now, place(), place(), sizes(draw), gigabit};
        while (flow.to == flow.from) flow.to = place();
        flow.cap *= draw.uniform() < 0.7 ? 1.25 : 10;
        flows.push_back(flow);
    }
}

std::string WanInput::scenario(const std::filesystem::path& csv) const {
    std::ofstream out(csv);
    out << "start_s,from,to,bytes,cap_bytes_per_s\n";
    for (const auto& flow : flows)
        out << fmt::format("{:.9f},p{},p{},{:.17g},{:.17g}\n", flow.start, flow.from, flow.to,
                           flow.bytes, flow.cap);
    std::string yaml = "network:\n  nodes:\n";
    for (std::uint32_t place = 0; place < places; ++place)
        yaml += fmt::format("    p{}: {{}}\n", place);
    yaml += "  links:\n";
    for (std::size_t e = 0; e < edges.size(); ++e)
        yaml += fmt::format(
            "    l{}: {{from: p{}, to: p{}, capacity: {} B/s, direction: one_way, latency: 0 s}}\n",
            e, edges[e].from, edges[e].to, edges[e].capacity);
    yaml += "  routes:\n";
    for (std::uint32_t from = 0; from < places; ++from)
        for (std::uint32_t to = 0; to < places; ++to) {
            if (to == from) continue;
            std::vector<std::string> links;
            for (const auto e : routes[from][to]) links.push_back(fmt::format("l{}", e));
            yaml += fmt::format("    - {{from: p{}, to: p{}, links: [{}]}}\n", from, to,
                                fmt::join(links, ", "));
        }
    yaml += fmt::format("transfers:\n  flows: {{arrivals: {{kind: listed, path: {}}}}}\n",
                        csv.string());
    return yaml;
}

}  // namespace bench
