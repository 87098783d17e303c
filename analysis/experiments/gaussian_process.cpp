#include "analysis/experiments/gaussian_process.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/experiments/low_discrepancy.hpp"
#include "analysis/experiments/nelder_mead.hpp"
#include "sim/ensure.hpp"
#include "sim/math.hpp"

namespace analysis {

namespace {

using Numbers = Eigen::VectorXd;
using Square = Eigen::MatrixXd;

// The nugget without noise keeps the matrix regular: a ten-thousandth of the standard deviation.
constexpr double least_nugget = 1e-8;
constexpr double most_nugget = 10;
constexpr double shortest = 0.05;
constexpr double longest = 10;

double between(double low, double high, double share) {
    return sim::math::exp(sim::math::log(low) + share * sim::math::log(high / low));
}

double correlation(const Point& a, const Point& b, const std::vector<double>& lengths) {
    double squares = 0;
    for (std::size_t d = 0; d < a.size(); ++d) {
        const double apart = (a[d] - b[d]) / lengths[d];
        squares += apart * apart;
    }
    return sim::math::exp(-squares / 2);
}

Eigen::Index index_of(std::size_t i) { return static_cast<Eigen::Index>(i); }

}  // namespace

/// All that follows from lengths and nugget.
struct GaussianProcess::Fit {
    Fit(const Points& points, const Numbers& values, const std::vector<double>& lengths,
        double nugget) {
        const std::size_t n = points.size();
        Square correlations(index_of(n), index_of(n));
        for (std::size_t i = 0; i < n; ++i) {
            correlations(index_of(i), index_of(i)) = 1 + nugget;
            for (std::size_t j = 0; j < i; ++j)
                correlations(index_of(i), index_of(j)) = correlations(index_of(j), index_of(i)) =
                    correlation(points[i], points[j], lengths);
        }
        factor.compute(correlations);
        if (factor.info() != Eigen::Success) return;
        const Numbers one = Numbers::Ones(index_of(n));
        ones = factor.solve(one);
        mean = ones.dot(values) / ones.sum();
        const Numbers off = values - mean * one;
        weights = factor.solve(off);
        // a constant output has no variance, and no logarithm of it
        const auto degrees = static_cast<double>(n - 1);
        variance = std::max(off.dot(weights) / degrees, 1e-30);
        double log_determinant = 0;
        for (std::size_t i = 0; i < n; ++i)
            log_determinant += 2 * sim::math::log(factor.matrixLLT()(index_of(i), index_of(i)));
        likelihood =
            -(degrees * sim::math::log(variance) + log_determinant + sim::math::log(ones.sum())) /
            2;
    }

    Eigen::LLT<Square> factor{};
    Numbers ones{};
    Numbers weights{};
    double mean = 0;
    double variance = 0;
    double likelihood = -std::numeric_limits<double>::infinity();  // where the matrix is singular
};

GaussianProcess::GaussianProcess(const Points& points, const std::vector<double>& values,
                                 Noise noise)
    : points_(points) {
    const std::size_t n = points.size();
    sim::ensure(n >= 3 && values.size() == n, "each point has its value", n, values.size());
    const std::size_t dimensions = points.front().size();
    // values in units of their standard deviation around their mean
    Numbers scaled = Eigen::Map<const Numbers>(values.data(), index_of(n));
    const double centre = scaled.mean();
    scaled.array() -= centre;
    const double deviation = std::sqrt(scaled.squaredNorm() / static_cast<double>(n - 1));
    const double scale = deviation > 0 ? deviation : 1;
    scaled /= scale;

    // a point of the cube stands for the logarithms of lengths and nugget
    const std::size_t unknowns = dimensions + (noise == Noise::estimated ? 1 : 0);
    const auto lengths_of = [&](const Point& at) {
        std::vector<double> lengths(dimensions);
        for (std::size_t d = 0; d < dimensions; ++d) lengths[d] = between(shortest, longest, at[d]);
        return lengths;
    };
    const auto nugget_of = [&](const Point& at) {
        return noise == Noise::none ? least_nugget : between(least_nugget, most_nugget, at.back());
    };
    const auto unlikelihood = [&](const Point& at) {
        return -Fit(points, scaled, lengths_of(at), nugget_of(at)).likelihood;
    };
    // the best of an even design, and downhill from there
    std::vector<TriedPoint> starts;
    for (const Point& start : sobol(16, unknowns)) starts.push_back({start, unlikelihood(start)});
    std::ranges::stable_sort(starts, {}, &TriedPoint::value);
    TriedPoint best = starts.front();
    for (std::size_t s = 0; s < 2; ++s) {
        NelderMead search(starts[s].point, 0.1);
        for (std::size_t tries = 0; tries < 100 * unknowns && search.size() > 1e-3; ++tries) {
            std::vector<double> found;
            for (const Point& at : search.ask()) found.push_back(unlikelihood(at));
            search.tell(found);
        }
        if (search.best().value < best.value) best = search.best();
    }

    lengths_ = lengths_of(best.point);
    nugget_ = nugget_of(best.point);
    const Fit fit(points, scaled, lengths_, nugget_);
    sim::ensure(fit.factor.info() == Eigen::Success, "correlations can be factorized");
    mean_ = centre + scale * fit.mean;
    variance_ = scale * scale * fit.variance;
    const Square lower = fit.factor.matrixL();
    lower_.assign(lower.data(), lower.data() + lower.size());
    const Numbers weights = scale * fit.weights;
    weights_.assign(weights.data(), weights.data() + weights.size());
    ones_.assign(fit.ones.data(), fit.ones.data() + fit.ones.size());
    ones_sum_ = fit.ones.sum();
}

Prediction GaussianProcess::at(const Point& point) const {
    const std::size_t n = points_.size();
    Numbers near(index_of(n));
    for (std::size_t i = 0; i < n; ++i)
        near(index_of(i)) = correlation(point, points_[i], lengths_);
    const Eigen::Map<const Square> lower(lower_.data(), index_of(n), index_of(n));
    const Eigen::Map<const Numbers> weights(weights_.data(), index_of(n));
    const Eigen::Map<const Numbers> ones(ones_.data(), index_of(n));
    const Numbers known = lower.triangularView<Eigen::Lower>().solve(near);
    const double by_mean = 1 - ones.dot(near);
    const double share = 1 - known.squaredNorm() + by_mean * by_mean / ones_sum_;
    return {mean_ + weights.dot(near), variance_ * std::max(0.0, share)};
}

double GaussianProcess::noise() const { return std::sqrt(variance_ * nugget_); }

}  // namespace analysis
