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
      next_look(later(Time{}, between_looks)),
      scenario_(&scenario),
      regions_(scenario.regions.size()),
      moves_(regions_),
      delays_(regions_ * regions_) {
    const Seed seed{scenario.seed, scenario.replication};
    const auto names = region_names(scenario.regions);
    for (const auto& [name, demand] : scenario.demand) {
        auto& source = data.emplace_back();
        if (demand.data) source.emplace(name, demand, seed, names);
        max_latency_.push_back(demand.max_latency);
        stopped_.push_back(demand.at_estimate == AtEstimate::stopped);
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

// What a job reads, and the regions that have it; asked twice at one instant, known the second
// time.
const JobData& Transport::look_up(const Job& job, Time now) {
    if (known_.number == job.number && known_.demand == job.demand && known_.at == now &&
        known_.copies == copies.changes())
        return known_.data;
    known_ = {job.number, job.demand, now, copies.changes(), data[job.demand]->of(job)};
    known_.leaves =
        departure(job.demand, streams(job.demand) ? Purpose::stream : Purpose::input, now);
    known_.price = cheap(known_.leaves) ? scenario_->network->cheap_hours->factor : 1;
    ++asked_;
    holders_.assign(1, known_.data.lies_in);
    if (known_.data.set == 0) return known_.data;
    data[job.demand]->each_home(known_.data.set, [&](std::uint32_t home) {
        if (!holds(home)) holders_.push_back(home);
    });
    for (const auto region : copies.holders({job.demand, known_.data.set}))
        if (!holds(region)) holders_.push_back(region);
    return known_.data;
}

bool Transport::holds(std::uint32_t region) const {
    return std::ranges::find(holders_, region) != holders_.end();
}

// From where its data would be fastest; nothing where there is no way.
std::optional<Transport::Source> Transport::nearest(std::uint32_t demand, std::uint32_t region,
                                                    Time now) {
    Source best;
    for (const auto from : holders_) {
        const auto expected = wan.expect(demand, from, region, now, scenario_->offers_age);
        if (expected.rate > best.rate) best = {from, expected.rate, expected.delay, expected.price};
    }
    if (best.rate <= 0) return std::nullopt;
    return best;
}

bool Transport::near_enough(const Job& job, std::uint32_t region, Time now) {
    const auto& bound = max_latency_[job.demand];
    if (!bound || regions_ == 0) return true;
    Delay& known = delays_[job.origin * regions_ + region];
    if (now >= known.until)
        known = {wan.delay_under_load(job.origin, region),
                 later(now, std::max(scenario_->offers_age, Duration{1}))};
    return known.delay && scenario_->latency.ends + *known.delay <= *bound;
}

const Move& Transport::move(const Job& job, std::uint32_t region, Time now) {
    static constexpr Move nothing{};
    if (!reads(job.demand) || look_up(job, now).input <= 0) return nothing;
    Asked& asked = moves_[region];
    if (asked.of != asked_) asked = {asked_, move_anew(job, region, now)};
    return asked.move;
}

Move Transport::move_anew(const Job& job, std::uint32_t region, Time now) {
    if (holds(region)) return {};
    const auto source = nearest(job.demand, region, now);
    if (!source) return {no_way, 0};
    const double bytes = known_.data.input;
    const double runs = streams(job.demand) ? seconds(job.run) : 0;
    return {
        seconds(known_.leaves - now) + source->delay + std::max(bytes / source->rate - runs, 0.0),
        source->price * bytes * known_.price};
}

std::optional<Transfer> Transport::inward(Id<Job> id, const Job& job, Time now) {
    if (!reads(job.demand)) return std::nullopt;
    const auto to = region_of_[job.cluster];
    const JobData& job_data = look_up(job, now);
    if (job_data.input <= 0 || to >= regions_) return std::nullopt;
    if (job_data.set > 0) copies.read(to, {job.demand, job_data.set});
    if (holds(to)) return std::nullopt;
    const auto source = nearest(job.demand, to, now);
    Transfer transfer;
    transfer.number = job.number;
    transfer.user = job.demand;
    transfer.way = wan.way(source ? source->region : job_data.lies_in, to);
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
    if (!data[job.demand] || !data[job.demand]->needs().output) return std::nullopt;
    const double bytes = data[job.demand]->output(job);
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
    if (const auto delay = wan.delay_under_load(job.origin, region))
        record.met(job.demand, scenario_->latency.ends + *delay);
}

// Its price, link by link.
void Transport::pay(const Moved& moved) {
    wan.each_hop(moved.transfer, [&](std::uint32_t channel, double bytes) {
        record.pay(channel, wan.price(channel).value * bytes * factor(moved.transfer), moved.at);
    });
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

Time Transport::departure(std::uint32_t user, Purpose purpose, Time now) const {
    const auto& hours = scenario_->network->cheap_hours;
    if (!hours || purpose == Purpose::stream || cheap(now)) return now;
    const auto classes = data.size();
    const bool waits = user < classes ? data[user]->needs().in_cheap_hours
                                      : sources[user - classes].spec().in_cheap_hours;
    if (!waits) return now;
    return Time{hours->next(scenario_->start + now.time_since_epoch()) - scenario_->start};
}

Money Transport::rent(Time now) const {
    Money sum{};
    for (const LinkSpec* spec : wan.topology().specs) {
        const double served = seconds(spec->in_service(scenario_->start, now));
        const auto amount = money_of(Yuan{spec->rent.value * served});
        ensure(amount.has_value(), "a rent can be counted", spec->rent.value);
        sum += *amount;
    }
    return sum;
}

Money Transport::price(const Transfer& transfer) {
    double sum = 0;
    wan.each_hop(transfer, [&](std::uint32_t channel, double bytes) {
        sum += wan.price(channel).value * bytes;
    });
    const auto amount = money_of(Yuan{sum * factor(transfer)});
    ensure(amount.has_value(), "a charge for data can be counted", transfer.bytes);
    return *amount;
}

}  // namespace models
