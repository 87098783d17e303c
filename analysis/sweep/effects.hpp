// What the factors of a sweep do to its measures, where the design is one that tells.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analysis/sweep/plan.hpp"

namespace analysis {

/// A number with its interval; `low` and `high` are not numbers where there is none.
struct Effect {
    std::string measure{};
    std::string factor{};
    std::string kind{};  // first_order, total; mean, mean_absolute, deviation
    std::string unit{};
    double value = 0;
    double low = 0;
    double high = 0;
};

/// True for sobol_indices and morris.
bool tells_effects(const SweepHead& head);

/// A measure of which some points say nothing, so that no effects on it are known.
struct LeftOut {
    std::string measure{};
    std::size_t points = 0;  // that have not observed it
};

struct Effects {
    std::vector<Effect> known{};
    std::vector<LeftOut> left_out{};
};

/// Of each measure and factor, from the means at all points, outputs[measure][point].
Effects effects_of(const SweepHead& head, const std::vector<std::vector<double>>& outputs);

}  // namespace analysis
