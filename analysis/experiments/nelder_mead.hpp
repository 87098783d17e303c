// A search for a minimum that needs no derivatives and few runs: for smooth outputs, few factors.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/experiments/points.hpp"
#include "analysis/experiments/tried.hpp"

namespace analysis {

/// Nelder and Mead 1965, "A simplex method for function minimization", inside the unit cube: what
/// would leave it is put on its wall. From three dimensions on, steps are those of Gao and Han
/// 2012, "Implementing the Nelder-Mead simplex algorithm with adaptive parameters". Ask for points,
/// play them, tell their values, until the simplex is small.
class NelderMead {
  public:
    /// The first simplex: `start`, and for each dimension a point `step` beside it.
    NelderMead(const Point& start, double step);

    /// What to try next: the corners of the first simplex, then mostly one point.
    const Points& ask() const { return asked_; }

    /// The values at these points, in order; not a number where there is none.
    void tell(const std::vector<double>& values);

    /// The best so far, once told anything.
    const TriedPoint& best() const { return simplex_.front(); }

    /// The largest distance, in any dimension, of a corner from the best.
    double size() const;

  private:
    enum class Phase { build, reflect, expand, contract, shrink };

    void begin();                              // a round of the sorted simplex
    void reflected(double value);              // what the first point of a round gave
    void replace_worst(const TriedPoint& by);  // and begin the next
    void shrink();
    Point on_line(double factor) const;  // through the centre, away from the worst corner

    double reflect_ = 1;
    double expand_ = 2;
    double contract_ = 0.5;
    double shrink_ = 0.5;
    Phase phase_ = Phase::build;
    Points asked_{};
    std::vector<TriedPoint> simplex_{};  // sorted: the worst is the last
    Point centre_{};                     // of all but the worst
    TriedPoint reflection_{};
};

}  // namespace analysis
