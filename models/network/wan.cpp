#include "models/network/wan.hpp"

#include <algorithm>
#include <limits>

namespace models {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

double capacity_at(const LinkSpec& spec, Date start, Date date) {
    double capacity = spec.capacity.value;
    for (const auto& change : spec.changes)
        if (start + change.from.time(start).time_since_epoch() <= date)
            capacity = change.capacity.value;
    return capacity;
}

}  // namespace

Wan::Wan(const Scenario& scenario)
    : network_(&*scenario.network),
      topology_(scenario),
      routes_(topology_, *network_),
      start_(scenario.start) {
    for (std::size_t c = 0; c < topology_.link_of.size(); ++c) sharing_.add_link(0);
    capacity_.resize(topology_.links.size());
    ways_.resize(topology_.places.size());
    expected_.resize(topology_.places.size() * topology_.places.size());
    add_users(scenario);
    add_circuits(scenario);
    for (std::uint32_t l = 0; l < topology_.links.size(); ++l)
        capacity_[l] = capacity_on(l, scenario.start);
    for (std::uint32_t l = 0; l < topology_.links.size(); ++l) routes_.set_up(l, capacity_[l] > 0);
    reserve(Time{});
}

void Wan::add_users(const Scenario& scenario) {
    const auto add = [&](const std::optional<Bandwidth>& own, double weight,
                         std::int32_t priority) {
        const auto& access = own ? own : network_->access;
        users_.push_back(
            {access ? access->value : no_limit, weight, static_cast<std::uint32_t>(priority), {}});
    };
    for (const auto& [name, demand] : scenario.demand) {
        const DataNeeds data = demand.data.value_or(DataNeeds{});
        add(data.access, data.weight, data.priority);
    }
    for (const auto& [name, transfers] : scenario.transfers)
        add(transfers.access, transfers.weight, transfers.priority);
}

// Each direction of a circuit is a channel of its own, beside those of the links.
void Wan::add_circuits(const Scenario& scenario) {
    std::vector<std::string> names;
    for (const auto& [name, demand] : scenario.demand) names.push_back(name);
    for (const auto& [name, transfers] : scenario.transfers) names.push_back(name);
    for (const auto& [name, circuit] : network_->circuits) {
        const auto a = *topology_.place(circuit.from);
        const auto b = *topology_.place(circuit.to);
        for (const auto& [from, to] : {std::pair{a, b}, std::pair{b, a}}) {
            const auto channel = sharing_.add_link(0).value;
            circuits_.push_back({from, to, circuit.rate.value, channel});
            for (std::size_t u = 0; u < names.size(); ++u)
                if (std::ranges::find(circuit.serves, names[u]) != circuit.serves.end())
                    users_[u].circuits[way(from, to)] = channel;
        }
    }
}

// ways

WayId Wan::way(std::uint32_t from, std::uint32_t to) const {
    return static_cast<WayId>(from * topology_.places.size() + to);
}

WayId Wan::listed_way(const std::vector<std::uint32_t>& links) {
    const auto pairs = topology_.places.size() * topology_.places.size();
    const auto [found, is_new] =
        listed_ids_.try_emplace(links, static_cast<WayId>(pairs + listed_ways_.size()));
    if (!is_new) return found->second;
    Way& way = listed_ways_.emplace_back();
    way.open = way.found = true;
    for (const auto link : links) {
        way.channels.push_back(std::ranges::find(topology_.edges, link, &Edge::link)->channel);
        way.latency += topology_.latency[link];
        way.price += topology_.specs[link]->price;
    }
    return found->second;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Wan::ends(WayId way) const {
    const auto places = static_cast<std::uint32_t>(topology_.places.size());
    if (way >= places * places) return std::nullopt;
    return std::pair{way / places, way % places};
}

Wan::Way& Wan::find_way(WayId id) {
    const auto places = topology_.places.size();
    if (id >= places * places) return listed_ways_[id - places * places];
    const auto from = static_cast<std::uint32_t>(id / places);
    const auto to = static_cast<std::uint32_t>(id % places);
    if (ways_[from].empty()) ways_[from].resize(places);
    Way& way = ways_[from][to];
    if (way.found) return way;
    way.found = true;
    if (const auto& route = routes_.between(from, to)) {
        way.open = true;
        way.latency = routes_.latency(*route);
        way.price = routes_.price(*route);
        for (const auto edge : *route) way.channels.push_back(topology_.edges[edge].channel);
    }
    return way;
}

// transfers

std::optional<Duration> Wan::delay(const Transfer& transfer) {
    const Way& way = find_way(transfer.way);
    if (!way.open) return std::nullopt;
    return way.latency;
}

FairSharing::Terms Wan::terms_of(const Transfer& transfer) {
    const User& user = users_[transfer.user];
    const Way& way = find_way(transfer.way);
    FairSharing::Terms terms;
    const auto circuit = user.circuits.find(transfer.way);
    if (circuit != user.circuits.end())
        terms.route = {{{circuit->second}}};
    else
        for (const auto channel : way.channels) terms.route.push_back({{channel}});
    terms.cap = transfer.cap > 0 ? std::min(user.cap, transfer.cap) : user.cap;
    terms.weight = user.weight;
    terms.priority = user.priority;
    const double latency = seconds(way.latency);
    if (network_->tcp_window && latency > 0)
        terms.cap =
            std::min(terms.cap, network_->streams * network_->tcp_window->value / (2 * latency));
    if (network_->shares == Shares::by_latency && latency > 0) terms.weight /= latency;
    return terms;
}

Id<FairSharing::Kind> Wan::kind_for(const Transfer& transfer) {
    const auto add = [&] {
        const auto kind = sharing_.add_kind(terms_of(transfer));
        waiting_.resize(std::max<std::size_t>(waiting_.size(), kind.value + 1));
        return kind;
    };
    if (transfer.purpose == Purpose::stream) return add();  // its own, dropped when it ends
    const auto [found, is_new] = kinds_.try_emplace({transfer.way, transfer.user, transfer.cap});
    if (is_new) found->second = add();
    return found->second;
}

void Wan::begin(Id<Transfer> id, Time now) {
    Transfer& transfer = transfers_[id];
    transfer.begins = now;
    flow(id, transfer.bytes, now);
}

// Where no way is open, what is left of it waits.
void Wan::flow(Id<Transfer> id, double bytes, Time now) {
    Transfer& transfer = transfers_[id];
    transfer.bytes_left = bytes;
    if (!find_way(transfer.way).open) return;
    transfer.kind = kind_for(transfer);
    transfer.flow = sharing_.start(transfer.kind, bytes, now);
    waiting_[transfer.kind.value] += transfer.accelerators;
    by_flow_.resize(std::max<std::size_t>(by_flow_.size(), transfer.flow.value + 1));
    by_flow_[transfer.flow.value] = id;
}

void Wan::leave_kind(Transfer& transfer) {
    waiting_[transfer.kind.value] -= transfer.accelerators;
    if (transfer.purpose == Purpose::stream) sharing_.drop_kind(transfer.kind);
    transfer.flow = Id<FairSharing::Flow>::none();
}

double Wan::halt(Transfer& transfer, Time now) {
    if (transfer.flow == Id<FairSharing::Flow>::none()) return transfer.bytes_left;
    transfer.bytes_left = sharing_.withdraw(transfer.flow, now);
    leave_kind(transfer);
    return transfer.bytes_left;
}

double Wan::withdraw(Id<Transfer> id, Time now) { return halt(transfers_[id], now); }

std::optional<Id<Transfer>> Wan::take(Time now) {
    const auto flow = sharing_.take(now);
    if (!flow) return std::nullopt;
    const auto id = by_flow_[flow->value];
    leave_kind(transfers_[id]);
    return id;
}

// links

double Wan::capacity_on(std::uint32_t link, Date date, double works) const {
    return network_->trunk_scale * works * capacity_at(*topology_.specs[link], start_, date);
}

void Wan::set_link(std::uint32_t link, Date date, double works, Time now) {
    const double before = capacity_[link];
    capacity_[link] = capacity_on(link, date, works);
    const bool ways_change = (before > 0) != (capacity_[link] > 0);
    routes_.set_up(link, capacity_[link] > 0);
    if (ways_change)
        for (auto& from : ways_) from.clear();
    reserve(now);
    if (ways_change) reroute(now);
    std::ranges::fill(expected_, Expected{});
}

// Circuits take their part of the links between their ends; flows share what is left.
void Wan::reserve(Time now) {
    std::vector<double> left;
    for (const auto link : topology_.link_of) left.push_back(capacity_[link]);
    for (const Reserved& circuit : circuits_) {
        const Way& way = find_way(this->way(circuit.from, circuit.to));
        double rate = way.open ? circuit.rate : 0;
        for (const auto channel : way.channels) rate = std::min(rate, left[channel]);
        for (const auto channel : way.channels) left[channel] -= rate;
        sharing_.set_capacity({circuit.channel}, rate, now);
    }
    for (std::uint32_t c = 0; c < left.size(); ++c)
        if (sharing_.capacity({c}) != left[c]) sharing_.set_capacity({c}, left[c], now);
}

// What is under way goes on by the ways that are now open.
void Wan::reroute(Time now) {
    std::vector<Id<Transfer>> under_way;
    transfers_.each([&](Id<Transfer> id) {
        if (transfers_[id].begins <= now) under_way.push_back(id);
    });
    for (const auto id : under_way) halt(transfers_[id], now);
    for (const auto& [key, kind] : kinds_) sharing_.drop_kind(kind);
    kinds_.clear();
    for (const auto id : under_way) flow(id, transfers_[id].bytes_left, now);
}

// what others may know

const Wan::Expected& Wan::expect(std::uint32_t from, std::uint32_t to, Time now, Duration age) {
    Expected& expected = expected_[way(from, to)];
    if (now < expected.until) return expected;
    const Way& way = find_way(this->way(from, to));
    expected = {way.open ? no_limit : 0, way.price.value, later(now, std::max(age, Duration{1}))};
    for (const auto channel : way.channels)
        expected.rate = std::min(expected.rate, sharing_.offer({channel}, 1));
    return expected;
}

Duration Wan::delay_under_load(std::uint32_t from, std::uint32_t to) {
    const Way& way = find_way(this->way(from, to));
    double queueing = 0;
    for (const auto channel : way.channels) {
        const double capacity = sharing_.capacity({channel});
        if (capacity <= 0) continue;
        const double busy = std::min(sharing_.used({channel}) / capacity, 0.99);
        queueing += network_->burst.value / capacity * busy / (1 - busy);
    }
    return way.latency + saturated_duration(queueing);
}

double Wan::shadow_price(std::uint32_t channel, double yuan_per_accelerator_hour) {
    if (!sharing_.holds_up({channel})) return 0;
    double accelerators = 0;
    double shared = 0;
    for (std::uint32_t k = 0; k < waiting_.size(); ++k) {
        const auto at = sharing_.held_up_at({k});
        if (sharing_.flows({k}) == 0 || !at || at->value != channel) continue;
        accelerators += waiting_[k];
        shared += static_cast<double>(sharing_.flows({k})) * sharing_.rate({k});
    }
    return shared > 0 ? accelerators * yuan_per_accelerator_hour / shared : 0;
}

}  // namespace models
