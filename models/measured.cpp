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

Measured::Measured(const Scenario& scenario)
    : wait_over(scenario.report.wait_over), warmup(Time{scenario.warmup}) {
    random = false;
    for (const auto& [name, demand] : scenario.demand) {
        classes.push_back(name);
        random = random || !std::holds_alternative<Trace>(demand.arrivals) || demand.patience ||
                 !std::holds_alternative<Constant<double>>(demand.estimate_factor);
    }
    for (const auto& [center_name, center] : scenario.data_centers)
        for (const auto& [name, cluster] : center.clusters) {
            clusters.push_back(fmt::format("{}/{}", center_name, name));
            capacity.push_back(cluster.accelerators());
        }
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
