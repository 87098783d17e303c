#include "models/metrics/price_paid.hpp"

#include <limits>

namespace models {

namespace {

double per_hour(const PricePaid::Sum& sum) {
    if (sum.held == 0) return std::numeric_limits<double>::quiet_NaN();
    return in_yuan(sum.paid).value / (static_cast<double>(sum.held) / 3.6e12);
}

}  // namespace

void PricePaid::report(const Measured& measured, Time, std::vector<MetricValue>& out) const {
    if (!measured.trades) return;
    MetricValue value;
    value.name = "price_paid";
    value.unit = "CNY/card/h";
    value.about = "What jobs that left a cluster paid, over the accelerator-hours that they held.";
    value.value = per_hour(all);
    out.push_back(value);
    for (std::size_t i = 0; i < divisions.size(); ++i)
        for (std::size_t part = 0; part < parts[i].size(); ++part) {
            value.scope = divisions[i].scope();
            value.of = divisions[i].names()[part];
            value.value = per_hour(parts[i][part]);
            out.push_back(value);
        }
}

}  // namespace models
