#include "models/network/network_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/world.hpp"

namespace models {

namespace {

constexpr double hours_a_month = 730.5;

class Report {
  public:
    explicit Report(const World& world)
        : w_(world), record_(world.transport->record), users_(network_users(world)) {}

    std::vector<MetricValue> all() {
        hauls();
        delays();
        links();
        return std::move(out_);
    }

  private:
    template <class ValueOf>
    void by_user(MetricValue value, ValueOf value_of) {
        for (std::uint32_t u = 0; u < users_.size(); ++u) value.value += value_of(u);
        out_.push_back(value);
        if (users_.size() == 1) return;
        value.batch_means.clear();
        value.scope = MetricValue::Scope::demand;
        for (std::uint32_t u = 0; u < users_.size(); ++u) {
            value.of = users_[u];
            value.value = value_of(u);
            out_.push_back(value);
        }
    }

    void hauls() {
        by_user(metric_form("transfers", "transfers", "Transfers that arrived."),
                [&](std::uint32_t u) { return static_cast<double>(record_.haul(u).transfers); });
        by_user(metric_form("data_moved", "B", "Bytes of transfers that arrived."),
                [&](std::uint32_t u) { return record_.haul(u).bytes; });
        auto goodput = metric_form("goodput", "B/s", "Bytes of transfers that arrived, over time.");
        if (random()) goodput.batch_means = record_.goodputs();
        const double time = seconds(w_.now() - record_.since());
        by_user(goodput, [&](std::uint32_t u) { return record_.haul(u).bytes / time; });
        by_user(metric_form("moving_cost", "CNY",
                            "What carriers were paid for transfers that arrived."),
                [&](std::uint32_t u) { return in_yuan(record_.haul(u).paid).value; });
        auto times =
            metric_form("transfer_time", "s", "From when a transfer was wanted to its arrival.");
        record_.transfer_time().report(times, random());
        out_.push_back(times);
        if (users_.size() == 1) return;
        for (std::uint32_t u = 0; u < users_.size(); ++u) {
            auto one = metric_form(times.name, times.unit, times.about);
            one.scope = MetricValue::Scope::demand;
            one.of = users_[u];
            record_.transfer_time(u).report(one, random());
            out_.push_back(one);
        }
    }

    // Of classes that are bound to a latency.
    void delays() {
        for (std::uint32_t u = 0; u < w_.scenario.demand.size(); ++u) {
            auto one =
                metric_form("network_delay", "s",
                            "One-way delay between users and where their job started, at the load "
                            "of that moment: propagation, both ends, and queueing at links.");
            one.scope = MetricValue::Scope::demand;
            one.of = users_[u];
            record_.delay(u).report(one, random());
            if (one.count > 0U) out_.push_back(one);
        }
    }

    // Each direction of a link; the first line is what all together come to.
    void links() {
        const auto channels =
            static_cast<std::uint32_t>(w_.transport->wan.topology().link_of.size());
        LinkUse sum;
        for (std::uint32_t c = 0; c < channels; ++c) {
            sum.carried += record_.whole(c).carried;
            sum.could += record_.whole(c).could;
            sum.held_up += record_.whole(c).held_up;
        }
        auto use =
            metric_form("link_utilization", "1", "What links carried, over what they could have.");
        use.value = sum.utilization();
        out_.push_back(use);
        by_link(use, [&](std::uint32_t c, MetricValue& value) {
            value.value = record_.whole(c).utilization();
            if (random()) value.batch_means = record_.utilizations(c);
        });
        auto held =
            metric_form("link_congestion", "h",
                        "Hours in which a link held somebody up; of all, summed over links.");
        held.value = seconds(sum.held_up) / 3600;
        out_.push_back(held);
        by_link(held, [&](std::uint32_t c, MetricValue& value) {
            value.value = seconds(record_.whole(c).held_up) / 3600;
        });
        auto worth =
            metric_form("link_shadow_price", "CNY/Gbit/s/month",
                        "What more capacity would have been worth to jobs held up at a link: "
                        "the cost of their waiting, over the bandwidth they shared; of all, the "
                        "highest.");
        for (std::uint32_t c = 0; c < channels; ++c)
            worth.value = std::max(worth.value, worth_of(c));
        out_.push_back(worth);
        by_link(worth, [&](std::uint32_t c, MetricValue& value) {
            value.value = worth_of(c);
            if (!random()) return;
            value.batch_means = record_.shadows(c);
            for (double& mean : value.batch_means) mean = per_gigabit_and_month(mean);
        });
    }

    double worth_of(std::uint32_t channel) const { return shadow_price_of(record_.whole(channel)); }

    template <class Fill>
    void by_link(const MetricValue& like, Fill fill) {
        const auto channels =
            static_cast<std::uint32_t>(w_.transport->wan.topology().link_of.size());
        for (std::uint32_t c = 0; c < channels; ++c) {
            auto value = metric_form(like.name, like.unit, like.about);
            value.scope = MetricValue::Scope::link;
            value.of = channel_name(w_, c);
            fill(c, value);
            out_.push_back(value);
        }
    }

    bool random() const { return w_.metrics.measured().random; }

    const World& w_;
    const NetworkRecord& record_;
    std::vector<std::string> users_;
    std::vector<MetricValue> out_{};
};

}  // namespace

double per_gigabit_and_month(double shadow) { return shadow * 1.25e8 * hours_a_month; }

double shadow_price_of(const LinkUse& use) {
    if (use.looks == 0) return 0;
    return per_gigabit_and_month(use.shadow / static_cast<double>(use.looks));
}

std::vector<std::string> network_users(const World& world) {
    std::vector<std::string> users;
    for (const auto& [name, demand] : world.scenario.demand) users.push_back(name);
    for (const auto& [name, transfers] : world.scenario.transfers) users.push_back(name);
    return users;
}

std::string channel_name(const World& world, std::uint32_t channel) {
    const Topology& topology = world.transport->wan.topology();
    const auto link = topology.link_of[channel];
    if (topology.specs[link]->direction != Direction::duplex) return topology.links[link];
    const auto edge = std::ranges::find(topology.edges, channel, &Edge::channel);
    return fmt::format("{} to {}", topology.links[link], topology.places[edge->to]);
}

std::vector<MetricValue> network_report(const World& world) {
    if (!world.transport) return {};
    return Report(world).all();
}

}  // namespace models
