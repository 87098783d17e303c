#include "analysis/network_results.hpp"

#include <fmt/format.h>

#include <cmath>

#include "analysis/csv_tables.hpp"
#include "analysis/memory_tables.hpp"
#include "analysis/network_links.hpp"
#include "analysis/network_rows.hpp"
#include "models/network/network_report.hpp"

namespace analysis {

namespace {

using models::LinkUse;

std::vector<std::string> channel_names(const models::World& world) {
    std::vector<std::string> names;
    const auto channels = world.transport->wan.topology().link_of.size();
    for (std::uint32_t c = 0; c < channels; ++c) names.push_back(models::channel_name(world, c));
    return names;
}

}  // namespace

template <class Tables>
void put_network(const models::World& world, Tables& tables) {
    const auto date = [&](Time time) { return world.scenario.start + time.time_since_epoch(); };
    const auto names = channel_names(world);
    const auto users = models::network_users(world);
    auto links = tables.template open<LinksRow>("links");
    auto hauls = tables.template open<HaulsRow>("hauls");
    for (const auto& month : world.transport->record.months()) {
        for (std::size_t c = 0; c < names.size(); ++c) {
            const LinkUse& use = month.links[c];
            links.put({date(month.from), date(month.until), names[c], use.carried,
                       use.utilization(), sim::seconds(use.held_up) / 3600,
                       models::shadow_price_of(use)});
        }
        for (std::size_t u = 0; u < users.size(); ++u) {
            const auto& haul = month.hauls[u];
            hauls.put({date(month.from), date(month.until), users[u], haul.transfers, haul.bytes,
                       sim::in_yuan(haul.paid).value});
        }
    }
    links.close();
    hauls.close();
}

template void put_network(const models::World&, CsvTables&);
template void put_network(const models::World&, MemoryTables&);

Json network_json(const models::World& world) {
    Json json{{"description",
               "By month, warm-up included: what each direction of a link carried over what it "
               "could have, hours in which it held somebody up, and bytes that arrived for each "
               "class. Of the time measured, without the warm-up: a row for each direction of a "
               "link, and all summed over links."},
              {"months", Json::array()}};
    const auto names = channel_names(world);
    const auto users = models::network_users(world);
    for (const auto& month : world.transport->record.months()) {
        const auto date = world.scenario.start + month.from.time_since_epoch();
        const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(date));
        json["months"].push_back(fmt::format("{}-{:02}", static_cast<int>(day.year()),
                                             static_cast<unsigned>(day.month())));
        for (std::size_t c = 0; c < names.size(); ++c) {
            json["utilization"][names[c]].push_back(month.links[c].utilization());
            json["held_up_h"][names[c]].push_back(sim::seconds(month.links[c].held_up) / 3600);
        }
        for (std::size_t u = 0; u < users.size(); ++u)
            json["bytes"][users[u]].push_back(month.hauls[u].bytes);
    }
    put_links(json, world);
    const models::Transport& t = *world.transport;
    json["traffic"] = {
        {"transfers", {{"sent", t.sent}, {"arrived", t.arrived}, {"left", t.dropped}}},
        {"bytes",
         {{"sent", t.sent_bytes}, {"arrived", t.arrived_bytes}, {"left", t.dropped_bytes}}}};
    if (!world.record) return json;
    const auto yuan = [](models::Money money) { return sim::in_yuan(money).value; };
    auto& accounts = json["accounts"];
    accounts["carriers_earned"] = yuan(world.ledger.carriers_earned());
    accounts["line_rent"] = yuan(world.ledger.line_rent());
    const auto& classes = world.metrics.measured().classes;
    for (std::uint32_t d = 0; d < classes.size(); ++d)
        accounts["egress_of_class"][classes[d]] = yuan(world.ledger.egress_of(d));
    accounts["egress_of_transfers"] = yuan(world.ledger.egress_of_transfers());
    return json;
}

}  // namespace analysis
