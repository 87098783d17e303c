// Binomial counts as shares of their trials: what chance does to small cells.
#pragma once

#include <cstdint>
#include <vector>

namespace models {

/// The number of successes of so many trials, each with the same probability. Counts rarer than
/// 1e-18 times the most likely one are left out.
class Binomial {
  public:
    Binomial(std::int64_t trials, double probability);  // trials >= 1

    std::int64_t trials() const { return trials_; }
    std::int64_t lowest() const { return lowest_; }
    std::int64_t highest() const { return lowest_ + static_cast<std::int64_t>(weight_.size()) - 1; }
    double probability_of(std::int64_t count) const {
        return weight_[static_cast<std::size_t>(count - lowest_)];
    }

  private:
    std::int64_t trials_ = 0;
    std::int64_t lowest_ = 0;
    std::vector<double> weight_{};
};

/// Mean of the square root of successes per trial.
double mean_root_share(const Binomial& binomial);

/// Mean of |x - y|, where x and y are independent successes per trial.
double mean_difference(const Binomial& x, const Binomial& y);

}  // namespace models
