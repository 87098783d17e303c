#include "analysis/experiments/interval.hpp"

#include "analysis/experiments/student.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

MeanInterval interval_of_mean(const std::vector<double>& values, double confidence) {
    const auto n = values.size();
    sim::ensure(n >= 2, "an interval needs two numbers", n);
    sim::Tally tally;
    for (const double value : values) tally.add(value);
    const double half =
        student(confidence, n - 1) * tally.standard_deviation() / std::sqrt(static_cast<double>(n));
    return {tally.mean(), half, n};
}

MeanInterval interval_of_difference(const std::vector<double>& first,
                                    const std::vector<double>& second, double confidence) {
    sim::ensure(first.size() == second.size(), "differences are between pairs", first.size(),
                second.size());
    std::vector<double> differences(first.size());
    for (std::size_t i = 0; i < first.size(); ++i) differences[i] = first[i] - second[i];
    return interval_of_mean(differences, confidence);
}

}  // namespace analysis
