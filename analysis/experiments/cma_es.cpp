#include "analysis/experiments/cma_es.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/ensure.hpp"
#include "sim/math.hpp"

namespace analysis {

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

Eigen::Map<Vector> vector_in(std::vector<double>& numbers) {
    return {numbers.data(), static_cast<Eigen::Index>(numbers.size())};
}

Eigen::Map<Matrix> matrix_in(std::vector<double>& numbers, std::size_t n) {
    const auto size = static_cast<Eigen::Index>(n);
    return {numbers.data(), size, size};
}

// 0 to 1 and back, and again: the same as x inside the cube, continuous outside.
double mirrored(double x) { return std::abs(x - 2 * std::floor((x + 1) / 2)); }

}  // namespace

CmaParameters::CmaParameters(std::size_t dimensions) {
    sim::ensure(dimensions >= 1, "there is a dimension to search");
    const auto n = static_cast<double>(dimensions);
    lambda = 4 + static_cast<std::size_t>(3 * sim::math::log(n));
    const std::size_t mu = lambda / 2;
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < mu; ++i) {
        weights.push_back(sim::math::log(static_cast<double>(mu) + 0.5) -
                          sim::math::log(static_cast<double>(i + 1)));
        sum += weights.back();
    }
    for (double& weight : weights) {
        weight /= sum;
        squares += weight * weight;
    }
    mu_eff = 1 / squares;
    c_sigma = (mu_eff + 2) / (n + mu_eff + 5);
    d_sigma = 1 + 2 * std::max(0.0, std::sqrt((mu_eff - 1) / (n + 1)) - 1) + c_sigma;
    c_c = (4 + mu_eff / n) / (n + 4 + 2 * mu_eff / n);
    c_1 = 2 / ((n + 1.3) * (n + 1.3) + mu_eff);
    c_mu = std::min(1 - c_1, 2 * (mu_eff - 2 + 1 / mu_eff) / ((n + 2) * (n + 2) + mu_eff));
    chi = std::sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
}

CmaEs::CmaEs(const Point& start, double sigma, sim::Seed seed)
    : is_(start.size()),
      stream_(seed, "covariance matrix adaptation"),
      sigma_(sigma),
      mean_(start),
      covariance_(start.size() * start.size()),
      path_(start.size()),
      path_sigma_(start.size()) {
    sim::ensure(sigma > 0, "a search has a spread", sigma);
    for (std::size_t d = 0; d < start.size(); ++d) covariance_[d * start.size() + d] = 1;
    decompose();
    sample();
}

void CmaEs::decompose() {
    const std::size_t n = mean_.size();
    const Eigen::SelfAdjointEigenSolver<Matrix> solver(matrix_in(covariance_, n));
    axes_.resize(n * n);
    lengths_.resize(n);
    matrix_in(axes_, n) = solver.eigenvectors();
    // rounding may leave an eigenvalue at or below 0, where the matrix is nearly singular
    for (std::size_t d = 0; d < n; ++d)
        lengths_[d] =
            std::sqrt(std::max(1e-300, solver.eigenvalues()(static_cast<Eigen::Index>(d))));
}

void CmaEs::sample() {
    const std::size_t n = mean_.size();
    steps_.assign(is_.lambda, Point(n));
    asked_.assign(is_.lambda, Point(n));
    auto draw = stream_.of(generation_);
    for (std::size_t k = 0; k < is_.lambda; ++k) {
        std::vector<double> normal(n);
        for (std::size_t d = 0; d < n; ++d)
            normal[d] = lengths_[d] * sim::math::normal_quantile(draw.uniform());
        vector_in(steps_[k]) = matrix_in(axes_, n) * vector_in(normal);
        for (std::size_t d = 0; d < n; ++d)
            asked_[k][d] = mirrored(mean_[d] + sigma_ * steps_[k][d]);
    }
}

void CmaEs::tell(const std::vector<double>& values) {
    sim::ensure(values.size() == asked_.size(), "each point has its value", values.size(),
                asked_.size());
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return comparable(values[k]); });
    const std::size_t first = order.front();
    if (best_.point.empty() || comparable(values[first]) < best_.value)
        best_ = {asked_[first], comparable(values[first])};
    adapt(order);
    decompose();
    ++generation_;
    sample();
}

void CmaEs::adapt(const std::vector<std::size_t>& order) {
    const std::size_t n = mean_.size();
    auto covariance = matrix_in(covariance_, n);
    auto path = vector_in(path_);
    auto path_sigma = vector_in(path_sigma_);
    const auto axes = matrix_in(axes_, n);
    const auto lengths = vector_in(lengths_);

    Vector step = Vector::Zero(static_cast<Eigen::Index>(n));
    for (std::size_t i = 0; i < is_.weights.size(); ++i)
        step += is_.weights[i] * vector_in(steps_[order[i]]);
    vector_in(mean_) += sigma_ * step;

    // the step length: does the path go farther than chance would?
    const Vector along = (axes.transpose() * step).cwiseQuotient(lengths);
    path_sigma = (1 - is_.c_sigma) * path_sigma +
                 std::sqrt(is_.c_sigma * (2 - is_.c_sigma) * is_.mu_eff) * (axes * along);
    const double length = path_sigma.norm();
    const double decay = sim::math::pow(1 - is_.c_sigma, 2 * static_cast<double>(generation_ + 1));
    const bool steady =
        length / std::sqrt(1 - decay) < (1.4 + 2 / (static_cast<double>(n) + 1)) * is_.chi;
    sigma_ *= sim::math::exp(is_.c_sigma / is_.d_sigma * (length / is_.chi - 1));

    // the shape: the path of the mean, and the best steps
    path *= 1 - is_.c_c;
    if (steady) path += std::sqrt(is_.c_c * (2 - is_.c_c) * is_.mu_eff) * step;
    const double missing = steady ? 0 : is_.c_1 * is_.c_c * (2 - is_.c_c);
    covariance *= 1 - is_.c_1 - is_.c_mu + missing;
    covariance += is_.c_1 * path * path.transpose();
    for (std::size_t i = 0; i < is_.weights.size(); ++i) {
        const auto best = vector_in(steps_[order[i]]);
        covariance += is_.c_mu * is_.weights[i] * best * best.transpose();
    }
}

Point CmaEs::centre() const {
    Point centre = mean_;
    for (double& x : centre) x = mirrored(x);
    return centre;
}

double CmaEs::spread() const { return sigma_ * *std::ranges::max_element(lengths_); }

}  // namespace analysis
