// Flows over shared links, as outside programs tell of them.
#pragma once

#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <vector>

#include "sim/fair_sharing.hpp"

namespace told {

using namespace sim;

using Route = std::vector<std::uint32_t>;

struct ToldFlow {
    Route route{};
    double amount = 0;
    double start = 0;  // s
    double cap = std::numeric_limits<double>::infinity();
    double weight = 1;
};

inline FairSharing::Terms terms_of(const ToldFlow& told) {
    FairSharing::Terms terms;
    for (const auto link : told.route) terms.route.push_back({{link}, 1});
    terms.cap = told.cap;
    terms.weight = told.weight;
    return terms;
}

inline FairSharing network_of(const std::vector<double>& links) {
    FairSharing network;
    for (const double capacity : links) network.add_link(capacity);
    return network;
}

// When each ends, in seconds.
inline std::vector<double> play(const std::vector<double>& links,
                                const std::vector<ToldFlow>& flows) {
    FairSharing network = network_of(links);
    std::multimap<Time, std::size_t> starts;
    std::vector<Id<FairSharing::Kind>> kinds;
    for (std::size_t f = 0; f < flows.size(); ++f) {
        kinds.push_back(network.add_kind(terms_of(flows[f])));
        starts.emplace(Time{*duration_of(flows[f].start)}, f);
    }
    std::map<std::uint32_t, std::size_t> running;
    std::vector<double> ends(flows.size(), -1);
    while (!starts.empty() || network.live() > 0) {
        const Time arrival = starts.empty() ? never : starts.begin()->first;
        const Time end = network.next();
        REQUIRE(std::min(arrival, end) < never);
        if (end <= arrival) {
            while (const auto flow = network.take(end))
                ends[running.at(flow->value)] = seconds(end.time_since_epoch());
        } else {
            const auto f = starts.begin()->second;
            running[network.start(kinds[f], flows[f].amount, arrival).value] = f;
            starts.erase(starts.begin());
        }
    }
    return ends;
}

// The rates of flows that all have begun.
inline std::vector<double> rates(FairSharing network,
                                 const std::vector<FairSharing::Terms>& flows) {
    std::vector<Id<FairSharing::Kind>> kinds;
    for (const auto& terms : flows) {
        kinds.push_back(network.add_kind(terms));
        network.start(kinds.back(), 1e9, Time{});
    }
    std::vector<double> found;
    for (const auto kind : kinds) found.push_back(network.rate(kind));
    return found;
}

inline void check(const std::vector<double>& found, const std::vector<double>& expected,
                  double relative) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == Approx(expected[i]).epsilon(relative).margin(1e-9));
}

}  // namespace told
