#include "analysis/experiments/batches.hpp"

#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

std::vector<double> batch_means(const std::vector<double>& series, std::size_t size) {
    sim::ensure(size >= 1, "a batch holds a number");
    std::vector<double> means;
    sim::Tally batch;
    for (const double x : series) {
        batch.add(x);
        if (batch.count() < size) continue;
        means.push_back(batch.mean());
        batch = {};
    }
    return means;
}

MeanInterval interval_of_batches(const std::vector<double>& series, std::size_t batches,
                                 double confidence) {
    sim::ensure(batches >= 2 && batches <= series.size(), "every batch holds a number", batches,
                series.size());
    auto means = batch_means(series, series.size() / batches);
    means.resize(batches);
    return interval_of_mean(means, confidence);
}

}  // namespace analysis
