// Sobol' indices: what share of the variance of the output comes from each factor.
#pragma once

#include <cstddef>
#include <vector>

#include "analysis/experiments/points.hpp"
#include "sim/random.hpp"

namespace analysis {

/// `rows` (a power of two) points of A, then as many of B, then for each factor i those of A with
/// column i from B: rows * (dimensions + 2) runs. A is the first half of the dimensions of Sobol's
/// sequence, B the second. (Saltelli et al. 2010, "Variance based sensitivity analysis of model
/// output".)
Points saltelli_design(std::size_t rows, std::size_t dimensions);

/// A share of variance, with an interval from percentiles of the bootstrap.
struct VarianceShare {
    double value = 0;
    double low = 0;
    double high = 0;
};

struct SobolIndices {
    VarianceShare first{};  // by this factor alone
    VarianceShare total{};  // by it and all it interacts with
};

struct Bootstrap {
    std::size_t resamples = 1000;  // 0: intervals are points
    double confidence = 0.95;
    sim::Seed seed{};
};

/// Of each factor, from the outputs at the points of a Saltelli design: first order as Saltelli et
/// al. 2010, total as Jansen 1999. All are 0 where the output does not vary. For what chance gives,
/// rows are drawn anew.
std::vector<SobolIndices> sobol_indices(const std::vector<double>& outputs, std::size_t dimensions,
                                        const Bootstrap& bootstrap);

}  // namespace analysis
