#include "analysis/experiments/warm_up.hpp"

#include <algorithm>
#include <limits>

#include "analysis/experiments/batches.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

Truncation mser(const std::vector<double>& series, std::size_t size) {
    const auto batches = batch_means(series, size);
    const std::size_t n = batches.size();
    sim::ensure(n >= 2, "a series has two batches", n);
    Truncation best{.statistic = std::numeric_limits<double>::infinity()};
    sim::Tally left;  // batches d … n - 1
    for (std::size_t d = n; d-- > 0;) {
        left.add(batches[d]);
        if (d > n / 2) continue;
        const auto count = static_cast<double>(left.count());
        const bool constant = left.min() == left.max();  // not almost, but for rounding
        const double statistic = constant ? 0 : left.variance() * (count - 1) / (count * count);
        if (statistic > best.statistic) continue;  // of equals the smallest d
        best = {d * size, statistic, left.mean(), d == n / 2};
    }
    return best;
}

std::vector<double> welch(const std::vector<std::vector<double>>& replications,
                          std::size_t window) {
    sim::ensure(!replications.empty(), "a mean is over replications");
    const std::size_t length = replications.front().size();
    sim::ensure(window <= length / 4, "the window is a quarter of the series at most", window);
    std::vector<double> means(length);
    for (const auto& series : replications) {
        sim::ensure(series.size() == length, "series are equally long", series.size(), length);
        for (std::size_t t = 0; t < length; ++t)
            means[t] += series[t] / static_cast<double>(replications.size());
    }
    std::vector<double> curve(length - window);
    for (std::size_t t = 0; t < curve.size(); ++t) {
        const std::size_t reach = std::min(t, window);
        sim::Tally around;
        for (std::size_t i = t - reach; i <= t + reach; ++i) around.add(means[i]);
        curve[t] = around.mean();
    }
    return curve;
}

}  // namespace analysis
