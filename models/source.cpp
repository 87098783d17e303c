#include "models/source.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/drawn.hpp"

namespace models {

namespace {

bool is_one(const Distribution<double>& factor) {
    const auto* constant = std::get_if<Constant<double>>(&factor);
    return constant != nullptr && constant->value == 1;
}

// In nanoseconds, so that twice a whole number of seconds is one.
Duration scaled(Duration d, double factor) {
    const double ns = std::nearbyint(static_cast<double>(d.count()) * factor);
    return ns < 0x1p63 ? Duration{static_cast<std::int64_t>(ns)} : Duration::max();
}

// More jobs, where a process says how many.
template <class A>
A scaled(A arrivals, double factor) {
    if constexpr (requires { arrivals.rate; }) arrivals.rate.value *= factor;
    if constexpr (std::is_same_v<A, Bursty>) {
        arrivals.calm_rate.value *= factor;
        arrivals.burst_rate.value *= factor;
    }
    return arrivals;
}

// Where a process does not say how many, jobs are what they are.
double cut(const Arrivals& arrivals, double finer) {
    const bool whole = std::holds_alternative<Renewal>(arrivals) ||
                       std::holds_alternative<FiniteSource>(arrivals) ||
                       std::holds_alternative<Trace>(arrivals);
    return whole ? 1 : finer;
}

// The tenants of a class by rank, from 1.
Distribution<double> tenant_ranks(const DemandClass& demand) {
    if (demand.tenant_skew > 0)
        return Zipf<double>{.ranks = demand.tenants, .exponent = demand.tenant_skew};
    return Uniform<double>{.minimum = 1, .maximum = static_cast<double>(demand.tenants) + 1};
}

}  // namespace

TraceSource::TraceSource(const Trace& trace, Count capacity, bool keep_skipped)
    : reader_(std::make_unique<TraceReader>(trace.path, trace, capacity)) {
    if (keep_skipped) reader_->keep_skipped();
    pass();
}

void TraceSource::pass() {
    job_ = reader_->next();
    next_ = job_ ? Time{job_->submit} : never;
}

Source::Source(const std::string& name, const DemandClass& demand, std::uint32_t index,
               const Surroundings& surroundings)
    : demand_(&demand),
      index_(index),
      cluster_(surroundings.cluster),
      finer_(cut(demand.arrivals, surroundings.finer)),
      arrivals_(arrivals_of(name, demand, surroundings)) {
    const auto drawn = [&](const auto& distribution, std::string_view what) {
        return Drawn(Sampler(distribution),
                     Stream(surroundings.seed, fmt::format("demand/{}/{}", name, what)));
    };
    if (demand.gang) gang_ = drawn(*demand.gang, "gang");
    if (demand.run_time) run_time_ = drawn(*demand.run_time, "run_time");
    if (!is_one(demand.estimate_factor))
        estimate_factor_ = drawn(demand.estimate_factor, "estimate_factor");
    if (demand.patience) patience_ = drawn(*demand.patience, "patience");
    if (demand.price_cap) price_cap_ = drawn(*demand.price_cap, "price_cap");
    if (demand.tenants > 1) tenant_ = drawn(tenant_ranks(demand), "tenant");
    if (const auto origins = places_among(surroundings.regions, demand.origins))
        origin_ = drawn(*origins, "origin");
    if (const auto* log = std::get_if<Trace>(&demand.arrivals))
        clairvoyant_ = log->estimate == EstimateFrom::run_time;
    if (demand.jobs)
        limit_ = static_cast<std::uint64_t>(
            std::min(std::nearbyint(static_cast<double>(*demand.jobs) * finer_), 0x1p62));
    look_ahead();
}

Source::AnyArrivals Source::arrivals_of(const std::string& name, const DemandClass& demand,
                                        const Surroundings& surroundings) {
    const Draw draw = Stream(surroundings.seed, fmt::format("demand/{}/arrivals", name)).of(0);
    return std::visit(
        [&]<class A>(const A& arrivals) -> AnyArrivals {
            if constexpr (std::is_same_v<A, Trace>)
                return TraceSource(arrivals, surroundings.capacity, surroundings.keep_skipped);
            else if constexpr (std::is_same_v<A, Replicas>)
                return Replicas::Generator(
                    arrivals, draw, surroundings.start,
                    demand.gang ? std::max(Sampler(*demand.gang).mean(), 1.0) : 1,
                    surroundings.scale, surroundings.finer);
            else if constexpr (std::is_same_v<A, Daily>)
                return Daily::Generator(scaled(arrivals, surroundings.scale * surroundings.finer),
                                        draw, surroundings.start);
            else
                return typename A::Generator(
                    scaled(arrivals, surroundings.scale * surroundings.finer), draw);
        },
        demand.arrivals);
}

void Source::look_ahead() {
    const bool more = !limit_ || taken_ < *limit_;
    next_ =
        more ? std::visit([](const auto& arrivals) { return arrivals.next(); }, arrivals_) : never;
}

Job Source::take() {
    Job job;
    job.submitted = next_;
    job.demand = index_;
    job.cluster = cluster_;
    job.priority = demand_->priority;
    job.number = ++taken_;
    draw(job);
    std::visit([](auto& arrivals) { arrivals.pass(); }, arrivals_);
    look_ahead();
    return job;
}

void Source::draw(Job& job) {
    const auto entity = taken_;
    const bool stopped = demand_->at_estimate == AtEstimate::stopped;
    if (const auto* log = trace()) {
        const TraceJob& logged = log->job();
        job.number = logged.id;
        job.run = stopped ? std::min(logged.run, logged.estimate) : logged.run;
        job.estimate = clairvoyant_ ? job.run : logged.estimate;
        job.gang = static_cast<Gang>(logged.accelerators);
    } else {
        const auto* replicas = std::get_if<Replicas::Generator>(&arrivals_);
        job.run = replicas != nullptr
                      ? replicas->run()
                      : saturated_duration(std::max((*run_time_)(entity), 0.0) / finer_);
        job.estimate = job.run;
        if (replicas != nullptr) {
            job.tenant = replicas->service() % static_cast<std::uint32_t>(demand_->tenants);
            job.gives_up = later(job.submitted, job.run);  // by then it is no longer needed
        }
        if (gang_)
            job.gang = static_cast<Gang>(std::clamp(std::nearbyint((*gang_)(entity)), 1.0, 1e9));
    }
    if (demand_->per_node) {
        job.per_node = *demand_->per_node;
        job.gang = (job.gang + job.per_node - 1) / job.per_node * job.per_node;
    }
    if (estimate_factor_) {
        const double factor = std::max((*estimate_factor_)(entity), 0.0);
        job.estimate = scaled(job.estimate, factor);
    }
    if (stopped) job.run = std::min(job.run, job.estimate);
    if (price_cap_) job.price_cap = (*price_cap_)(entity);
    if (tenant_ && !std::holds_alternative<Replicas::Generator>(arrivals_))
        job.tenant = static_cast<std::uint32_t>((*tenant_)(entity)) - 1;
    if (origin_) job.origin = static_cast<std::uint16_t>((*origin_)(entity));
    if (patience_)
        job.gives_up =
            later(job.submitted, saturated_duration(std::max((*patience_)(entity), 0.0)));
}

bool Source::ended(Time now) {
    auto* users = std::get_if<FiniteSource::Generator>(&arrivals_);
    if (users == nullptr) return false;
    users->ended(now);
    look_ahead();
    return true;
}

void ArrivalStream::add(Source source) {
    sources_.push_back(std::move(source));
    choose();
}

Job ArrivalStream::take() {
    const Job job = sources_[first_].take();
    choose();
    return job;
}

void ArrivalStream::ended(std::uint32_t demand, Time now) {
    if (sources_[demand].ended(now)) choose();
}

void ArrivalStream::choose() {
    first_ = 0;
    for (std::size_t i = 1; i < sources_.size(); ++i)
        if (sources_[i].next() < sources_[first_].next()) first_ = i;
    next_ = sources_.empty() ? never : sources_[first_].next();
}

}  // namespace models
