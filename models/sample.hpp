// Observations of one kind, one a job: everything that is reported of them.
#pragma once

#include "models/metric_value.hpp"
#include "sim/batch_means.hpp"
#include "sim/quantiles.hpp"
#include "sim/tally.hpp"

namespace models {

using namespace sim;

/// Folds non-negative values as they come; its size does not depend on how many. What each value
/// changes lies in three lines of the cache, at its start.
class alignas(64) Sample {
  public:
    void add(double x) {
        tally_.add(x);
        quantiles_.add(x);
        batches_.add(x);
    }

    /// Fills in the fields of a sample. Batches only where the observations are random.
    void report(MetricValue& value, bool random) const;

  private:
    Tally tally_{};
    Quantiles quantiles_{};
    BatchMeans batches_{};
};

}  // namespace models
