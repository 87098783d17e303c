#include "models/measured.hpp"

#include <algorithm>
#include <limits>

namespace models {

void Sample::report(MetricValue& value, bool random) const {
    value.count = tally_.count();
    value.value = tally_.count() > 0 ? tally_.mean() : std::numeric_limits<double>::quiet_NaN();
    if (tally_.count() == 0) return;
    value.sd = tally_.standard_deviation();
    value.min = tally_.min();
    value.max = tally_.max();
    for (const double p : sample_quantiles) value.quantiles.push_back({p, quantiles_.at(p)});
    if (random) value.batch_means = batches_.means();
}

Measured::Measured(const Scenario& scenario, const std::vector<Site>& all_sites)
    : sites(all_sites),
      start(scenario.start),
      wait_over(scenario.report.wait_over),
      trades(!std::holds_alternative<Named>(scenario.broker)),
      warmup(Time{scenario.warmup}) {
    random = false;
    for (const auto& [name, demand] : scenario.demand) {
        classes.push_back(name);
        by_gang.push_back(demand.adapts == Adapts::gang);
        exchanges.push_back(demand.exchange);
        reads_data.push_back(demand.data && demand.data->input);
        random = random || !std::holds_alternative<Trace>(demand.arrivals) || demand.patience ||
                 !std::holds_alternative<Constant<double>>(demand.estimate_factor);
    }
    for (const auto& [name, transfers] : scenario.transfers)
        random = random || !std::holds_alternative<Listed>(transfers.arrivals);
    for (const auto& site : sites) clusters.push_back(site.name);
    divide(scenario);
}

void Measured::divide(const Scenario& scenario) {
    using Scope = MetricValue::Scope;
    if (classes.size() > 1) divisions.emplace_back(Scope::demand, classes);
    if (!trades) return;
    const auto add = [&](Scope scope, const auto& all, auto name_of) {
        if (all.empty()) return;
        std::vector<std::string> names;
        for (const auto& [name, one] : all) names.push_back(name);
        std::vector<std::uint32_t> of_cluster;
        for (const auto& site : sites) {
            const auto at = std::ranges::find(names, name_of(site)) - names.begin();
            of_cluster.push_back(at == std::ssize(names) ? Division::no_part
                                                         : static_cast<std::uint32_t>(at));
        }
        divisions.emplace_back(scope, std::move(names), std::move(of_cluster));
    };
    const auto region = [](const Site& site) { return site.region; };
    add(Scope::origin, scenario.regions, region);
    add(Scope::region, scenario.regions, region);
    add(Scope::chip, scenario.chips, [](const Site& site) { return site.spec.chip; });
}

double Measured::mean_capacity(std::size_t cluster, Time now) const {
    const ClusterSpec& spec = sites[cluster].spec;
    if (spec.expansions.empty()) return static_cast<double>(spec.accelerators());
    if (now <= warmup) return static_cast<double>(in_service(spec, start, now));
    const Wide integral =
        in_service_integral(spec, start, now) - in_service_integral(spec, start, warmup);
    return static_cast<double>(integral) / static_cast<double>((now - warmup).count());
}

void SamplePerPart::report(const Measured& measured, const MetricValue& form,
                           std::vector<MetricValue>& out) const {
    MetricValue all = form;
    all_.report(all, measured.random);
    out.push_back(all);
    for (std::size_t i = 0; i < divisions_.size(); ++i)
        for (std::size_t part = 0; part < samples_[i].size(); ++part) {
            MetricValue value = form;
            value.scope = divisions_[i].scope();
            value.of = divisions_[i].names()[part];
            samples_[i][part].report(value, measured.random);
            out.push_back(value);
        }
}

}  // namespace models
