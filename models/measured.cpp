#include "models/measured.hpp"

#include <limits>

namespace models {

void Sample::report(MetricValue& value, bool random) const {
    value.count = tally_.count();
    value.value = tally_.count() > 0 ? tally_.mean() : std::numeric_limits<double>::quiet_NaN();
    if (tally_.count() == 0) return;
    value.sd = tally_.standard_deviation();
    value.min = tally_.min();
    value.max = tally_.max();
    for (const double p : {0.5, 0.9, 0.95, 0.99}) value.quantiles.push_back({p, quantiles_.at(p)});
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
        random = random || !std::holds_alternative<Trace>(demand.arrivals) || demand.patience ||
                 !std::holds_alternative<Constant<double>>(demand.estimate_factor);
    }
    for (const auto& site : sites) clusters.push_back(site.name);
}

double Measured::mean_capacity(std::size_t cluster, Time now) const {
    const ClusterSpec& spec = sites[cluster].spec;
    if (spec.expansions.empty()) return static_cast<double>(spec.accelerators());
    if (now <= warmup) return static_cast<double>(in_service(spec, start, now));
    const Wide integral =
        in_service_integral(spec, start, now) - in_service_integral(spec, start, warmup);
    return static_cast<double>(integral) / static_cast<double>((now - warmup).count());
}

void SamplePerClass::report(const Measured& measured, const MetricValue& form,
                            std::vector<MetricValue>& out) const {
    MetricValue all = form;
    (samples_.size() > 1 ? all_ : samples_.front()).report(all, measured.random);
    out.push_back(all);
    if (samples_.size() == 1) return;
    for (std::size_t i = 0; i < samples_.size(); ++i) {
        MetricValue value = form;
        value.scope = MetricValue::Scope::demand;
        value.of = measured.classes[i];
        samples_[i].report(value, measured.random);
        out.push_back(value);
    }
}

}  // namespace models
