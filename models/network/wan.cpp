#include "models/network/wan.hpp"

#include <algorithm>
#include <limits>

namespace models {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

}  // namespace

Wan::Wan(const Scenario& scenario)
    : network_(&*scenario.network),
      topology_(scenario),
      routes_(topology_, *network_),
      start_(scenario.start),
      ends_(scenario.until.has_value()) {
    for (const auto link : topology_.link_of)
        sharing_.add_link(0, topology_.specs[link]->contention);
    capacity_.resize(topology_.links.size());
    ways_.resize(topology_.places.size());
    add_users(scenario);
    add_circuits(scenario);
    const auto first = [&](const auto& is_like) {
        return static_cast<std::uint32_t>(std::ranges::find_if(users_, is_like) - users_.begin());
    };
    for (User& user : users_) {
        user.like = first([&](const User& u) { return u.same_terms(user); });
        user.ranks_like = first([&](const User& u) { return u.same_rank(user); });
    }
    outlooks_.resize(users_.size());
    offered_.resize(users_.size());
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
            {access ? access->value : no_limit, weight, static_cast<std::uint32_t>(priority)});
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

FairSharing::Terms Wan::terms_of(const User& user, WayId id) {
    const Way& way = find_way(id);
    FairSharing::Terms terms;
    const auto circuit = user.circuits.find(id);
    if (circuit != user.circuits.end())
        terms.route = {{{circuit->second}}};
    else
        for (const auto channel : way.channels) terms.route.push_back({{channel}});
    terms.cap = user.cap;
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
        auto terms = terms_of(users_[transfer.user], transfer.way);
        if (transfer.cap > 0) terms.cap = std::min(terms.cap, transfer.cap);
        const auto kind = sharing_.add_kind(terms);
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
    flow(id, transfer.bytes_left, now);
}

// Where no way is open, what is left of it waits.
void Wan::flow(Id<Transfer> id, double bytes, Time now) {
    Transfer& transfer = transfers_[id];
    transfer.bytes_left = bytes;
    if (!find_way(transfer.way).open) return hope(transfer.way, now);
    transfer.begun = std::min(transfer.begun, now);
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

std::optional<Id<Transfer>> Wan::starved() {
    std::optional<Id<Transfer>> found;
    if (sharing_.next() != never) return found;
    transfers_.each([&](Id<Transfer> id) {
        if (!found && transfers_[id].flow != Id<FairSharing::Flow>::none()) found = id;
    });
    return found;
}

double Wan::withdraw(Id<Transfer> id, Time now) { return halt(transfers_[id], now); }

std::optional<Id<Transfer>> Wan::take(Time now) {
    const auto flow = sharing_.take(now);
    if (!flow) return std::nullopt;
    const auto id = by_flow_[flow->value];
    leave_kind(transfers_[id]);
    return id;
}

}  // namespace models
