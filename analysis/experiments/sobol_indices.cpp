#include "analysis/experiments/sobol_indices.hpp"

#include <algorithm>
#include <numeric>

#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/permutation.hpp"
#include "sim/ensure.hpp"
#include "sim/tally.hpp"

namespace analysis {

Points saltelli_design(std::size_t rows, std::size_t dimensions) {
    const auto halves = sobol(rows, 2 * dimensions);
    const auto middle = static_cast<std::ptrdiff_t>(dimensions);
    Points points;
    points.reserve(rows * (dimensions + 2));
    for (const Point& both : halves) points.emplace_back(both.begin(), both.begin() + middle);
    for (const Point& both : halves) points.emplace_back(both.begin() + middle, both.end());
    for (std::size_t i = 0; i < dimensions; ++i)
        for (std::size_t row = 0; row < rows; ++row) {
            points.push_back(points[row]);
            points.back()[i] = points[rows + row][i];
        }
    return points;
}

namespace {

struct Estimate {
    double first = 0;
    double total = 0;
};

/// Outputs less their mean, and what chosen rows of them say.
class SaltelliOutputs {
  public:
    SaltelliOutputs(const std::vector<double>& outputs, std::size_t dimensions)
        : dimensions_(dimensions), rows_(outputs.size() / (dimensions + 2)), centred_(outputs) {
        sim::Tally both;
        for (std::size_t j = 0; j < 2 * rows_; ++j) both.add(outputs[j]);
        for (double& y : centred_) y -= both.mean();
    }

    std::size_t rows() const { return rows_; }

    std::vector<Estimate> estimates(const std::vector<std::size_t>& chosen) const {
        const auto n = static_cast<double>(chosen.size());
        sim::Tally both;
        for (const std::size_t j : chosen) {
            both.add(a(j));
            both.add(b(j));
        }
        const double variance = both.variance() * (2 * n - 1) / (2 * n);
        std::vector<Estimate> result(dimensions_);
        if (both.min() == both.max()) return result;
        for (std::size_t i = 0; i < dimensions_; ++i) {
            double first = 0;
            double total = 0;
            for (const std::size_t j : chosen) {
                const double change = mixed(i, j) - a(j);
                first += b(j) * change;
                total += change * change;
            }
            result[i] = {first / n / variance, total / n / 2 / variance};
        }
        return result;
    }

  private:
    double a(std::size_t j) const { return centred_[j]; }
    double b(std::size_t j) const { return centred_[rows_ + j]; }
    double mixed(std::size_t i, std::size_t j) const { return centred_[(2 + i) * rows_ + j]; }

    std::size_t dimensions_ = 0;
    std::size_t rows_ = 0;
    std::vector<double> centred_{};
};

VarianceShare share_of(double value, std::vector<double> resampled, double confidence) {
    if (resampled.empty()) return {value, value, value};
    std::ranges::sort(resampled);
    const auto last = static_cast<double>(resampled.size() - 1);
    const auto at = [&](double p) { return resampled[static_cast<std::size_t>(p * last + 0.5)]; };
    return {value, at((1 - confidence) / 2), at((1 + confidence) / 2)};
}

}  // namespace

std::vector<SobolIndices> sobol_indices(const std::vector<double>& outputs, std::size_t dimensions,
                                        const Bootstrap& bootstrap) {
    sim::ensure(!outputs.empty() && outputs.size() % (dimensions + 2) == 0,
                "outputs are those of a Saltelli design", outputs.size(), dimensions);
    const SaltelliOutputs all(outputs, dimensions);
    std::vector<std::size_t> rows(all.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const auto values = all.estimates(rows);

    std::vector<std::vector<double>> firsts(dimensions);
    std::vector<std::vector<double>> totals(dimensions);
    const sim::Stream stream(bootstrap.seed, "bootstrap of sobol indices");
    for (std::size_t r = 0; r < bootstrap.resamples; ++r) {
        auto draw = stream.of(r);
        for (std::size_t& row : rows) row = index_below(all.rows(), draw);
        const auto resampled = all.estimates(rows);
        for (std::size_t i = 0; i < dimensions; ++i) {
            firsts[i].push_back(resampled[i].first);
            totals[i].push_back(resampled[i].total);
        }
    }
    std::vector<SobolIndices> result;
    for (std::size_t i = 0; i < dimensions; ++i)
        result.push_back({share_of(values[i].first, firsts[i], bootstrap.confidence),
                          share_of(values[i].total, totals[i], bootstrap.confidence)});
    return result;
}

}  // namespace analysis
