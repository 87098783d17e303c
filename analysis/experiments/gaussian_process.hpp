// An emulator: what a slow model would say where it was not run, and how sure that is.
#pragma once

#include <vector>

#include "analysis/experiments/points.hpp"

namespace analysis {

/// Of an output at a point: mean and variance of what the model may say (on average over chance,
/// where it is noisy).
struct Prediction {
    double mean = 0;
    double variance = 0;
};

/// Is the model played with the same answer each time?
enum class Noise { none, estimated };

/// A Gaussian process with a constant unknown mean and a squared exponential covariance with a
/// length for each dimension (Rasmussen and Williams 2006, "Gaussian processes for machine
/// learning"). Lengths, and the variance of noise, are those of the largest marginal likelihood,
/// mean and variance integrated out or profiled (restricted likelihood); the variance of
/// predictions includes that the mean is estimated, not that lengths are: with few points they are
/// too sure (of 95 % intervals from ten points, 84 % hold).
class GaussianProcess {
  public:
    /// From the model's values at points; at least three. Some hundred points take seconds.
    GaussianProcess(const Points& points, const std::vector<double>& values, Noise noise);

    Prediction at(const Point& point) const;

    /// Distances over which the output changes, one for each dimension: long where it hardly does.
    const std::vector<double>& lengths() const { return lengths_; }

    /// Standard deviation of noise, in the unit of the values.
    double noise() const;

  private:
    struct Fit;

    Points points_{};
    std::vector<double> lengths_{};
    double nugget_ = 0;    // variance of noise over that of the process
    double variance_ = 0;  // of the process
    double mean_ = 0;
    // With R = L L' the correlations of the values:
    std::vector<double> lower_{};    // L, n x n, by columns
    std::vector<double> weights_{};  // R^-1 (values - mean)
    std::vector<double> ones_{};     // R^-1 1
    double ones_sum_ = 0;            // 1' R^-1 1
};

}  // namespace analysis
