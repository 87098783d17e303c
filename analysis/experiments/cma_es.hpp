// A search for a minimum by generations: for rugged or noisy outputs, and many runs in parallel.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/experiments/points.hpp"
#include "analysis/experiments/tried.hpp"
#include "sim/random.hpp"

namespace analysis {

/// What the strategy does by default in so many dimensions; names and formulas of Hansen and
/// Ostermeier 2001 and of Hansen 2006, "The CMA evolution strategy: a comparing review".
struct CmaParameters {
    explicit CmaParameters(std::size_t dimensions);

    std::size_t lambda = 0;         // points of a generation
    std::vector<double> weights{};  // of the best of them, mu in number; their sum is 1
    double mu_eff = 0;              // how many equal points these weights are worth
    double c_sigma = 0;
    double d_sigma = 0;
    double c_c = 0;
    double c_1 = 0;
    double c_mu = 0;
    double chi = 0;  // mean length of a standard normal vector
};

/// Covariance matrix adaptation inside the unit cube, which is mirrored at its walls. Ask for a
/// generation, play it, tell its values, until the spread is small; the same from the same seed.
class CmaEs {
  public:
    /// The first generation is around `start`, with standard deviation `sigma` (about a third of
    /// where the minimum may lie, 0.3 for all of the cube) in each dimension.
    CmaEs(const Point& start, double sigma, sim::Seed seed);

    const Points& ask() const { return asked_; }

    /// The values at these points, in order; not a number where there is none.
    void tell(const std::vector<double>& values);

    /// The best point tried so far, once told anything.
    const TriedPoint& best() const { return best_; }

    /// The centre of the search, in the cube: of noisy values a better estimate than the best.
    Point centre() const;

    /// The largest standard deviation in any direction.
    double spread() const;

  private:
    void sample();
    void adapt(const std::vector<std::size_t>& order);
    void decompose();

    CmaParameters is_;
    sim::Stream stream_;
    std::uint64_t generation_ = 0;
    double sigma_ = 0;
    Point mean_{};                      // not mirrored
    Points steps_{};                    // of the points asked, from the mean, in units of sigma
    Points asked_{};                    // mirrored into the cube
    std::vector<double> covariance_{};  // n x n, by columns, as is the next
    std::vector<double> axes_{};        // its eigenvectors …
    std::vector<double> lengths_{};     // … and the roots of its eigenvalues
    std::vector<double> path_{};        // p_c
    std::vector<double> path_sigma_{};  // p_sigma
    TriedPoint best_{};
};

}  // namespace analysis
