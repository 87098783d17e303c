// Benchmark B3: flows over a wide-area network, from the scenario to the summary; and what a flow
// costs where more are under way at once. Beside it, the sharing alone, without model and files.
#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <tuple>

#include "sim/fair_sharing.hpp"
#include "tests/bench/bench.hpp"
#include "tests/bench/wan_input.hpp"
#include "tests/support/temporary_folder.hpp"

namespace bench {

namespace {

using sim::Time;

struct Shared {
    double mean = 0;     // s a flow
    double at_once = 0;  // flows, on average
};

Shared share(const WanInput& input) {
    sim::FairSharing network;
    for (const auto& edge : input.edges) network.add_link(edge.capacity);
    using Kind = sim::Id<sim::FairSharing::Kind>;
    std::map<std::tuple<std::uint32_t, std::uint32_t, double>, Kind> kinds;
    std::vector<Time> started;
    double spent = 0;
    Time now{};
    std::size_t next = 0;
    for (std::size_t ended = 0; ended < input.flows.size();) {
        const Time arrival = next < input.flows.size()
                                 ? Time{*sim::duration_of(input.flows[next].start)}
                                 : sim::never;
        now = network.next();
        if (now <= arrival) {
            while (const auto flow = network.take(now)) {
                spent += sim::seconds(now - started[flow->value]);
                ++ended;
            }
            continue;
        }
        const WanFlow& flow = input.flows[next++];
        const auto [kind, is_new] = kinds.try_emplace({flow.from, flow.to, flow.cap});
        if (is_new) {
            sim::FairSharing::Terms terms;
            for (const auto e : input.routes[flow.from][flow.to]) terms.route.push_back({{e}});
            terms.cap = flow.cap;
            kind->second = network.add_kind(terms);
        }
        const auto id = network.start(kind->second, flow.bytes, arrival);
        started.resize(std::max<std::size_t>(started.size(), id.value + 1));
        started[id.value] = arrival;
    }
    return {spent / static_cast<double>(input.flows.size()),
            spent / sim::seconds(now.time_since_epoch())};
}

void measure(const Options& options, double a_second) {
    const WanInput input(options.size(200'000), a_second);
    const TemporaryFolder folder;
    const auto yaml = input.scenario(folder.path() / "flows.csv");
    const double flows = static_cast<double>(input.flows.size());
    Shared shared;
    std::vector<double> ours;
    std::vector<double> floors;
    for (std::size_t i = 0; i < options.repeats(); ++i) {
        Played played;
        ours.push_back(flows / seconds_of([&] { played = play(yaml); }));
        floors.push_back(flows / seconds_of([&] { shared = share(input); }));
        agree("wan", played.mean_transfer, shared.mean);
    }
    print({fmt::format("wan: {:.0f} flows, {:.0f} at once", flows, shared.at_once), "flows/s",
           Spread(ours), "sharing alone", Spread(floors), a_second == 4.5 ? "0.1 M" : ""});
}

}  // namespace

void wan(const Options& options) {
    for (const double a_second : {4.5, 0.5, 1.5, 3.0, 5.0}) measure(options, a_second);
}

}  // namespace bench
