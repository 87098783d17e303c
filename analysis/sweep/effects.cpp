#include "analysis/sweep/effects.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/experiments/morris.hpp"
#include "analysis/experiments/sobol_indices.hpp"
#include "analysis/experiments/student.hpp"
#include "analysis/sweep/designs.hpp"

namespace analysis {
namespace {

std::string design_of(const SweepHead& head) { return head.study["design"]["kind"]; }

std::vector<Effect> shares_of_variance(const SweepHead& head, const Measure& measure,
                                       const std::vector<double>& outputs) {
    const Bootstrap bootstrap{.confidence = head.confidence};
    const auto indices = sobol_indices(outputs, head.factors.size(), bootstrap);
    std::vector<Effect> effects;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const auto put = [&](const char* kind, const VarianceShare& share) {
            effects.push_back(
                {measure.key, head.factors[i], kind, "", share.value, share.low, share.high});
        };
        put("first_order", indices[i].first);
        put("total", indices[i].total);
    }
    return effects;
}

Points points_of_morris(const SweepHead& head) {
    const auto& design = head.study["design"];
    return morris_trajectories(design["trajectories"], head.factors.size(), design["levels"],
                               {design["seed"].get<std::uint64_t>(), 0});
}

// Student's intervals over trajectories; the deviation of |effect| follows from what is given.
std::vector<Effect> elementary_effects(const SweepHead& head, const Measure& measure,
                                       const std::vector<double>& outputs) {
    const double count = head.study["design"]["trajectories"];
    const auto quantile = student(head.confidence, static_cast<std::size_t>(count) - 1);
    const auto of_factors = morris_effects(points_of_morris(head), outputs);
    std::vector<Effect> effects;
    for (std::size_t i = 0; i < of_factors.size(); ++i) {
        const auto& [mean, mean_absolute, deviation] = of_factors[i];
        const double squares = mean * mean * count + deviation * deviation * (count - 1);
        const double absolute =
            std::sqrt(std::max(0.0, squares - mean_absolute * mean_absolute * count) / (count - 1));
        const auto put = [&](const char* kind, double value, double half) {
            effects.push_back({measure.key, head.factors[i], kind, measure.unit, value,
                               value - half, value + half});
        };
        put("mean", mean, quantile * deviation / std::sqrt(count));
        put("mean_absolute", mean_absolute, quantile * absolute / std::sqrt(count));
        put("deviation", deviation, not_observed);
    }
    return effects;
}

}  // namespace

bool tells_effects(const SweepHead& head) {
    return !head.factors.empty() &&
           (design_of(head) == "sobol_indices" || design_of(head) == "morris");
}

Effects effects_of(const SweepHead& head, const std::vector<std::vector<double>>& outputs) {
    const bool variance = design_of(head) == "sobol_indices";
    Effects effects;
    for (std::size_t i = 0; i < head.measures.size(); ++i) {
        const auto lacking =
            std::ranges::count_if(outputs[i], [](double x) { return !std::isfinite(x); });
        if (lacking > 0) {
            effects.left_out.push_back({head.measures[i].key, static_cast<std::size_t>(lacking)});
            continue;
        }
        const auto more = variance ? shares_of_variance(head, head.measures[i], outputs[i])
                                   : elementary_effects(head, head.measures[i], outputs[i]);
        effects.known.insert(effects.known.end(), more.begin(), more.end());
    }
    return effects;
}

}  // namespace analysis
