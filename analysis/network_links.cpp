#include "analysis/network_links.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/confidence.hpp"
#include "analysis/tables.hpp"
#include "models/network/network_report.hpp"

namespace analysis {

namespace {

using models::LinkUse;

constexpr double confidence_of_links = 0.95;
constexpr std::size_t most_lines = 6;
constexpr std::size_t most_rows = 200;

std::string date_after(const models::World& world, sim::Time time) {
    return date_cell(world.scenario.start + time.time_since_epoch());
}

void put_interval(Json& row, const char* key, const std::vector<double>& means) {
    if (const auto half = half_width(means, confidence_of_links))
        row[key] = {{"confidence", confidence_of_links}, {"half_width", *half}};
}

/// The figures of one run's links.
class Links {
  public:
    explicit Links(const models::World& world)
        : w_(world),
          wan_(world.transport->wan),
          record_(world.transport->record),
          seconds_(sim::seconds(record_.until() - record_.since())) {}

    std::uint32_t channels() const {
        return static_cast<std::uint32_t>(wan_.topology().link_of.size());
    }

    Json row(std::uint32_t channel) const {
        const auto& topology = wan_.topology();
        const auto link = topology.link_of[channel];
        const auto& edge = *std::ranges::find(topology.edges, channel, &models::Edge::channel);
        const LinkUse& use = record_.whole(channel);
        const auto end = w_.scenario.start + w_.now().time_since_epoch();
        Json row{{"name", models::channel_name(w_, channel)},
                 {"link", topology.links[link]},
                 {"from", topology.places[edge.from]},
                 {"to", topology.places[edge.to]},
                 {"direction", sim::name_of(topology.specs[link]->direction)},
                 {"capacity_bit_s", seconds_ > 0 ? Json(8 * use.could / seconds_) : Json(nullptr)},
                 {"capacity_at_end_bit_s", 8 * wan_.capacity_on(link, end)},
                 {"utilization", use.utilization()},
                 {"held_up_h", sim::seconds(use.held_up) / 3600},
                 {"carried_bytes", use.carried},
                 {"paid_cny", use.paid},
                 {"rent_cny", rent(channel)},
                 {"shadow_price_cny_per_gbit_s_month", models::shadow_price_of(use)}};
        if (!w_.metrics.measured().random) return row;
        put_interval(row, "utilization_interval", record_.utilizations(channel));
        auto worths = record_.shadows(channel);
        for (double& worth : worths) worth = models::per_gigabit_and_month(worth);
        put_interval(row, "shadow_price_interval", worths);
        return row;
    }

    Json all() const {
        LinkUse sum;
        double rents = 0;
        for (std::uint32_t c = 0; c < channels(); ++c) {
            const LinkUse& use = record_.whole(c);
            sum.carried += use.carried;
            sum.could += use.could;
            sum.held_up += use.held_up;
            sum.paid += use.paid;
            rents += rent(c);
        }
        return {{"links", wan_.topology().links.size()},
                {"directions", channels()},
                {"utilization", sum.utilization()},
                {"held_up_h", sim::seconds(sum.held_up) / 3600},
                {"carried_bytes", sum.carried},
                {"paid_cny", sum.paid},
                {"rent_cny", rents}};
    }

    /// The busiest first; of equals, the first.
    std::vector<std::uint32_t> busiest() const {
        std::vector<std::uint32_t> order(channels());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t channel) {
            return record_.whole(channel).utilization();
        });
        return order;
    }

  private:
    // Each direction of a duplex link bears half of its rent.
    double rent(std::uint32_t channel) const {
        const auto* spec = wan_.topology().specs[wan_.topology().link_of[channel]];
        const int directions = spec->direction == models::Direction::duplex ? 2 : 1;
        const auto rented = spec->in_service(w_.scenario.start, record_.until()) -
                            spec->in_service(w_.scenario.start, record_.since());
        return spec->rent.value * sim::seconds(rented) / directions;
    }

    const models::World& w_;
    const models::Wan& wan_;
    const models::NetworkRecord& record_;
    double seconds_ = 0;  // that were measured
};

}  // namespace

void put_links(Json& network, const models::World& world) {
    const Links links(world);
    const auto& record = world.transport->record;
    network["measured"] = {{"from", date_after(world, record.since())},
                           {"until", date_after(world, record.until())}};
    network["all_links"] = links.all();
    auto& rows = network["links"] = Json::array();
    for (std::uint32_t c = 0; c < links.channels(); ++c) rows.push_back(links.row(c));
}

Json course_json(const models::World& world) {
    const auto course = world.transport->record.course();
    auto lines = Links(world).busiest();
    lines.resize(std::min(lines.size(), most_lines));
    std::erase_if(lines, [&](std::uint32_t channel) {
        return world.transport->record.whole(channel).carried <= 0;
    });
    Json json{
        {"from", Json::array()}, {"length_s", Json::array()}, {"utilization", Json::object()}};
    for (const auto& stretch : course.stretches()) {
        json["from"].push_back(date_after(world, stretch.from));
        json["length_s"].push_back(sim::seconds(stretch.until - stretch.from));
        for (const auto channel : lines)
            json["utilization"][models::channel_name(world, channel)].push_back(
                std::round(1e4 * stretch.utilization(channel)) / 1e4);
    }
    return json;
}

Json slim_network(const Json& network) {
    Json slim = Json::object();
    for (const auto* kept : {"measured", "all_links", "links"})
        if (network.contains(kept)) slim[kept] = network[kept];
    if (!slim.contains("links") || slim["links"].size() <= most_rows) return slim;
    std::vector<Json> rows = slim["links"];
    std::ranges::stable_sort(rows, std::greater{},
                             [](const Json& row) { return row["utilization"].get<double>(); });
    rows.resize(most_rows);
    slim["links"] = rows;
    return slim;
}

}  // namespace analysis
