// The wide-area network, as a scenario describes it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/network/link_spec.hpp"

namespace models {

/// A place that is no region.
struct NetworkNode {
    static constexpr std::string_view about = "A place of the network that is no region.";

    std::optional<double> latitude{};
    std::optional<double> longitude{};

    static constexpr auto fields() {
        return Fields{
            field<&NetworkNode::latitude>("Degrees north.", at_least(-90) | at_most(90)),
            field<&NetworkNode::longitude>("Degrees east.", at_least(-180) | at_most(180)),
        };
    }
    std::optional<std::string> problem() const {
        if (latitude.has_value() == longitude.has_value()) return std::nullopt;
        return "one of `latitude` and `longitude` is missing";
    }
};

/// The links from one place to another, where they are not to be found.
struct RouteSpec {
    static constexpr std::string_view about =
        "The way from one place to another, where it is prescribed.";

    std::string from{};
    std::string to{};
    std::vector<std::string> links{};

    static constexpr auto fields() {
        return Fields{
            field<&RouteSpec::from>("Where it begins.", required),
            field<&RouteSpec::to>("Where it ends.", required),
            field<&RouteSpec::links>("Its links, in order.", required | not_empty),
        };
    }
};

/// Bandwidth that is set apart.
struct Circuit {
    static constexpr std::string_view about =
        "Bandwidth that is set apart between two places, each way, and taken from the links "
        "between.";

    std::string from{};
    std::string to{};
    Bandwidth rate{};
    std::vector<std::string> serves{};

    static constexpr auto fields() {
        return Fields{
            field<&Circuit::from>("One end.", required),
            field<&Circuit::to>("The other end.", required),
            field<&Circuit::rate>("How much, each way: twice that of a link that both directions "
                                  "share.",
                                  required | positive),
            field<&Circuit::serves>("The demand classes and transfers whose data take it between "
                                    "its ends, and nothing else.",
                                    required | not_empty),
        };
    }
};

/// Hours in which moving costs less.
struct CheapHours {
    static constexpr std::string_view about = "Hours of each day (UTC) in which moving costs less.";

    Duration from{};
    Duration until{};
    double factor = 1;

    static constexpr auto fields() {
        return Fields{
            field<&CheapHours::from>("When they begin, after midnight.",
                                     required | non_negative | below(86'400)),
            field<&CheapHours::until>("When they end; on the next day where that is not later.",
                                      required | non_negative | at_most(86'400)),
            field<&CheapHours::factor>("Times the price of what begins in them.",
                                       required | fraction),
        };
    }

    bool holds(Date date) const {
        const Duration of_day = date - std::chrono::floor<std::chrono::days>(date);
        return from < until ? from <= of_day && of_day < until : from <= of_day || of_day < until;
    }
    /// The next time they begin, now included.
    Date next(Date date) const {
        const Date today = std::chrono::floor<std::chrono::days>(date) + from;
        return today >= date ? today : today + std::chrono::days{1};
    }
};

/// What a route is short in.
enum class Routing { latency, price, hops };

/// How flows on one link share it.
enum class Shares {
    equally,     // but for their weights
    by_latency,  // in inverse proportion to the delay of their route, as untuned TCP does
};

struct Network {
    static constexpr std::string_view about =
        "Links between regions, over which data move. Flows share links max-min fairly. The "
        "default is tuned transport: a flow can fill whatever it gets. `tcp_window` shows what "
        "windows of a fixed size do instead: a terabyte over 100 Gbit/s and 20 ms takes 80 s tuned "
        "and 9537 s with one window of 4 MiB, over a hundred times as long.";

    std::map<std::string, LinkSpec> links{};
    std::map<std::string, NetworkNode> nodes{};
    std::vector<std::string> no_transit{};
    Routing routing = Routing::latency;
    std::vector<RouteSpec> routes{};
    Shares shares = Shares::equally;
    std::optional<Bandwidth> access{};
    std::optional<Bytes> tcp_window{};
    std::int32_t streams = 1;
    std::map<std::string, Circuit> circuits{};
    std::optional<CheapHours> cheap_hours{};
    Bytes cache{};
    RentalPrice waiting{10.0 / 3600};
    Bytes burst{65'536};
    double trunk_scale = 1;

    static constexpr auto fields() {
        return Fields{
            field<&Network::links>("Its links, by name.", required),
            field<&Network::nodes>("Places that are no regions, by name."),
            field<&Network::no_transit>("Places that data may come from and go to, but not pass."),
            field<&Network::routing>("What routes are short in; of equals, in links."),
            field<&Network::routes>("Routes that are not to be found but prescribed."),
            field<&Network::shares>("How flows share a full link."),
            field<&Network::access>("The most that one transfer gets. Without it, all there is.",
                                    positive),
            field<&Network::tcp_window>(
                "The window of one stream: it carries a window in each round trip, and no more. "
                "Without it, transport is tuned and no window limits it.",
                positive),
            field<&Network::streams>("Parallel streams of one transfer, each with a window.",
                                     at_least(1)),
            field<&Network::circuits>("Bandwidth that is set apart, by name."),
            field<&Network::cheap_hours>("When moving costs less. Without it, never."),
            field<&Network::cache>("Room for copies of popular data sets in each region.",
                                   non_negative),
            field<&Network::waiting>("What waiting for data is taken to cost, per accelerator and "
                                     "hour: it prices what more capacity would be worth.",
                                     non_negative | setting),
            field<&Network::burst>("What a link sends at once for one flow: by it, queueing at a "
                                   "busy link is reckoned.",
                                   non_negative),
            field<&Network::trunk_scale>("Factor on the capacities of all links.",
                                         above(0) | at_most(1e6)),
        };
    }
};

}  // namespace models
