// The seam `metrics`: what is measured of a run.
#pragma once

#include <tuple>
#include <vector>

#include "models/metrics/bounded_slowdown.hpp"
#include "models/metrics/data_wait.hpp"
#include "models/metrics/moving_share.hpp"
#include "models/metrics/occupancy.hpp"
#include "models/metrics/outcomes.hpp"
#include "models/metrics/price_paid.hpp"
#include "models/metrics/response.hpp"
#include "models/metrics/wait.hpp"
#include "models/metrics/waited.hpp"
#include "sim/names.hpp"

namespace models {

/// A metric is made from what is measured, hears each fact it has an `on` for, and either keeps a
/// `sample` with an `about` and a `unit`, or reports by itself; `told` says where it has nothing to
/// say. Its size does not grow with jobs.
template <class... All>
class MetricList {
  public:
    explicit MetricList(const Measured& measured) : measured_(measured), all_(All(measured_)...) {}

    template <class Fact>
    void tell(const Fact& fact) {
        if constexpr (requires { fact.job; })
            if (fact.at < measured_.warmup) return;
        std::apply([&](auto&... metric) { (tell_one(metric, fact), ...); }, all_);
    }

    /// Everything measured up to `now`: nothing yet, while the run warms up.
    std::vector<MetricValue> report(Time now) const {
        now = std::max(now, measured_.warmup);
        std::vector<MetricValue> out;
        std::apply([&](const auto&... metric) { (report_one(metric, now, out), ...); }, all_);
        return out;
    }

    const Measured& measured() const { return measured_; }

    template <class Metric>
    const Metric& one() const {
        return std::get<Metric>(all_);
    }

  private:
    template <class Metric, class Fact>
    static void tell_one(Metric& metric, const Fact& fact) {
        if constexpr (requires { metric.on(fact); }) metric.on(fact);
    }
    template <class Metric>
    void report_one(const Metric& metric, Time now, std::vector<MetricValue>& out) const {
        if constexpr (requires { Metric::told(measured_); })
            if (!Metric::told(measured_)) return;
        if constexpr (requires { metric.report(measured_, now, out); }) {
            metric.report(measured_, now, out);
        } else {
            MetricValue form;
            form.name = kind_of<Metric>();
            form.unit = Metric::unit;
            form.about = Metric::about;
            metric.sample.report(measured_, form, out);
        }
    }

    Measured measured_;
    std::tuple<All...> all_;
};

/// Every metric, in the order of the report. To add one: write its file, name it here.
using Metrics = MetricList<Outcomes, Wait, Waited, DataWait, MovingShare, Response, BoundedSlowdown,
                           PricePaid, Occupancy>;

}  // namespace models
