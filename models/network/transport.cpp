#include "models/network/transport.hpp"

#include <algorithm>
#include <limits>

namespace models {

namespace {

constexpr double no_way = std::numeric_limits<double>::infinity();

std::vector<std::string> region_names(const std::map<std::string, Region>& regions) {
    std::vector<std::string> names;
    for (const auto& [name, region] : regions) names.push_back(name);
    return names;
}

Duration looks_of(const Scenario& scenario) {
    if (scenario.report.interval) return *scenario.report.interval;
    if (!scenario.until) return std::chrono::days{1};
    return std::max(scenario.until->time(scenario.start).time_since_epoch() / 256, Duration{1});
}

}  // namespace

Transport::Transport(const Scenario& scenario, const std::vector<Site>& sites)
    : wan(scenario),
      copies(scenario.regions.size(), scenario.network->cache.value),
      record(scenario.start, wan.sharing().links(),
             scenario.demand.size() + scenario.transfers.size()),
      between_looks(looks_of(scenario)),
      scenario_(&scenario),
      regions_(scenario.regions.size()),
      moves_(regions_) {
    const Seed seed{scenario.seed, scenario.replication};
    const auto names = region_names(scenario.regions);
    for (const auto& [name, demand] : scenario.demand) {
        auto& source = data.emplace_back();
        if (demand.data) source.emplace(name, demand, seed, names);
        near_.push_back(demand.max_latency.has_value());
    }
    auto user = static_cast<std::uint32_t>(scenario.demand.size());
    for (const auto& [name, transfers] : scenario.transfers)
        sources.emplace_back(name, transfers, user++, seed, scenario.start, wan);
    for (const auto& [name, link] : scenario.network->links)
        clocks.emplace_back(name, link, seed, scenario.start);
    for (const auto& site : sites)
        region_of_.push_back(
            static_cast<std::uint32_t>(std::ranges::find(names, site.region) - names.begin()));
}

void Transport::find_holders(const Job& job, const JobData& job_data) {
    holders_.assign(1, job_data.lies_in);
    if (job_data.set == 0) return;
    for (const auto home : data[job.demand]->homes(job_data.set))
        if (!holds(home)) holders_.push_back(home);
    for (std::uint32_t region = 0; region < regions_; ++region)
        if (copies.has(region, {job.demand, job_data.set}) && !holds(region))
            holders_.push_back(region);
}

bool Transport::holds(std::uint32_t region) const {
    return std::ranges::find(holders_, region) != holders_.end();
}

// The region from which its data would be fastest; none where there is no way.
std::optional<std::uint32_t> Transport::nearest(std::uint32_t demand, std::uint32_t region,
                                                Time now) {
    std::optional<std::uint32_t> best;
    double fastest = 0;
    for (const auto from : holders_) {
        const double rate = wan.expected_rate(demand, from, region, now, scenario_->offers_age);
        if (rate <= fastest) continue;
        fastest = rate;
        best = from;
    }
    return best;
}

const std::vector<Move>& Transport::moves(const Job& job, Time now) {
    if (!data[job.demand]) return no_moves_;
    const JobData job_data = data[job.demand]->of(job);
    if (job_data.input <= 0) return no_moves_;
    find_holders(job, job_data);
    const double factor = cheap(now) ? scenario_->network->cheap_hours->factor : 1;
    const double runs = streams(job.demand) ? seconds(job.run) : 0;
    for (std::uint32_t to = 0; to < regions_; ++to) {
        moves_[to] = {};
        if (holds(to)) continue;
        const auto from = nearest(job.demand, to, now);
        if (!from) {
            moves_[to].seconds = no_way;
            continue;
        }
        const double rate = wan.expected_rate(job.demand, *from, to, now, scenario_->offers_age);
        moves_[to].seconds = std::max(job_data.input / rate - runs, 0.0);
        moves_[to].yuan = wan.price(wan.way(*from, to)) * job_data.input * factor;
    }
    return moves_;
}

std::optional<Transfer> Transport::inward(Id<Job> id, const Job& job, Time now) {
    if (!data[job.demand]) return std::nullopt;
    const JobData job_data = data[job.demand]->of(job);
    const auto to = region_of_[job.cluster];
    if (job_data.input <= 0 || to >= regions_) return std::nullopt;
    find_holders(job, job_data);
    if (job_data.set > 0) copies.read(to, {job.demand, job_data.set});
    if (holds(to)) return std::nullopt;
    Transfer transfer;
    transfer.number = job.number;
    transfer.user = job.demand;
    transfer.way = wan.way(nearest(job.demand, to, now).value_or(job_data.lies_in), to);
    transfer.bytes = job_data.input;
    transfer.data_set = job_data.set;
    transfer.job = id;
    transfer.accelerators = job.gang;
    transfer.purpose = Purpose::input;
    if (streams(job.demand)) {
        transfer.purpose = Purpose::stream;
        transfer.cap = job_data.input / std::max(seconds(job.run), 1e-9);
    }
    return transfer;
}

std::optional<Transfer> Transport::homeward(const Job& job) const {
    if (!data[job.demand]) return std::nullopt;
    const double bytes = data[job.demand]->of(job).output;
    const auto from = region_of_[job.cluster];
    if (bytes <= 0 || from >= regions_ || from == job.origin) return std::nullopt;
    Transfer transfer;
    transfer.number = job.number;
    transfer.user = job.demand;
    transfer.way = wan.way(from, job.origin);
    transfer.bytes = bytes;
    transfer.purpose = Purpose::output;
    return transfer;
}

// Its users reach it where it starts, over links that are as busy as they are now.
void Transport::meet(const Job& job) {
    const auto region = region_of_[job.cluster];
    if (region >= regions_) return;
    const Duration delay = scenario_->latency.ends + wan.delay_under_load(job.origin, region);
    record.met(job.demand, delay);
}

bool Transport::idle() const {
    return wan.live() == 0 && std::ranges::all_of(sources, [](const TransferSource& source) {
               return source.next() == never;
           });
}

bool Transport::cheap(Time now) const {
    const auto& hours = scenario_->network->cheap_hours;
    return hours && hours->holds(scenario_->start + now.time_since_epoch());
}

Time Transport::departure(const Transfer& transfer, Time now) const {
    const auto& hours = scenario_->network->cheap_hours;
    const auto classes = data.size();
    const bool waits = transfer.user < classes
                           ? data[transfer.user]->needs().in_cheap_hours
                           : sources[transfer.user - classes].spec().in_cheap_hours;
    if (!hours || !waits || transfer.purpose == Purpose::stream || cheap(now)) return now;
    return Time{hours->next(scenario_->start + now.time_since_epoch()) - scenario_->start};
}

Money Transport::rent(Time now) const {
    Money sum{};
    for (const LinkSpec* spec : wan.topology().specs) {
        const auto amount = money_of(Yuan{spec->rent.value * seconds(now.time_since_epoch())});
        ensure(amount.has_value(), "a rent can be counted", spec->rent.value);
        sum += *amount;
    }
    return sum;
}

Money Transport::price(const Transfer& transfer) {
    const double factor = transfer.cheap ? scenario_->network->cheap_hours->factor : 1;
    const auto amount = money_of(Yuan{wan.price(transfer.way) * transfer.bytes * factor});
    ensure(amount.has_value(), "a charge for data can be counted", transfer.bytes);
    return *amount;
}

}  // namespace models
