#include "analysis/experiments/kim_nelson.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/ensure.hpp"
#include "sim/math.hpp"

namespace analysis {

double KimNelsonRule::eta(std::size_t systems) const {
    const double share = 2 * alpha / static_cast<double>(systems - 1);
    // share^(-2 / (first - 1))
    const double power =
        sim::math::exp(-2 * sim::math::log(share) / static_cast<double>(first - 1));
    return (power - 1) / 2;
}

double KimNelsonRule::h_squared(std::size_t systems) const {
    return 2 * eta(systems) * static_cast<double>(first - 1);
}

KimNelson::KimNelson(const KimNelsonRule& rule, const std::vector<std::vector<double>>& outputs)
    : rule_(rule), replications_(rule.first), tallies_(outputs.size()), survivors_(outputs.size()) {
    const std::size_t k = outputs.size();
    sim::ensure(k >= 2 && rule.first >= 2 && rule.indifference > 0 && rule.alpha > 0 &&
                    2 * rule.alpha < static_cast<double>(k - 1),
                "systems are compared by a rule that can decide", k, rule.first, rule.indifference,
                rule.alpha);
    h_squared_ = rule.h_squared(k);
    std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
    for (std::size_t i = 0; i < k; ++i) {
        sim::ensure(outputs[i].size() == rule.first, "each system has its first outputs", i,
                    outputs[i].size());
        for (const double y : outputs[i]) tallies_[i].add(y);
    }
    variances_.assign(k, std::vector<double>(k));
    double largest = 0;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            sim::Tally differences;
            for (std::size_t r = 0; r < rule.first; ++r)
                differences.add(outputs[i][r] - outputs[j][r]);
            variances_[i][j] = variances_[j][i] = differences.variance();
            largest = std::max(largest, differences.variance());
        }
    most_ = static_cast<std::size_t>(
        std::floor(h_squared_ * largest / (rule.indifference * rule.indifference)));
    screen();
}

void KimNelson::screen() {
    const auto r = static_cast<double>(replications_);
    const double delta = rule_.indifference;
    const auto worse = [&](std::size_t i, std::size_t j) {
        const double left = h_squared_ * variances_[i][j] / (delta * delta) - r;
        const double margin = std::max(0.0, delta / (2 * r) * left);
        return tallies_[i].mean() < tallies_[j].mean() - margin;
    };
    const auto before = survivors_;
    std::erase_if(survivors_, [&](std::size_t i) {
        return std::ranges::any_of(before, [&](std::size_t j) { return worse(i, j); });
    });
}

std::optional<std::size_t> KimNelson::best() const {
    if (survivors_.size() > 1 && replications_ <= most_) return std::nullopt;
    return *std::ranges::max_element(survivors_, {},
                                     [&](std::size_t i) { return tallies_[i].mean(); });
}

void KimNelson::tell(const std::vector<double>& outputs) {
    sim::ensure(outputs.size() == survivors_.size(), "each survivor has its output", outputs.size(),
                survivors_.size());
    for (std::size_t i = 0; i < outputs.size(); ++i) tallies_[survivors_[i]].add(outputs[i]);
    ++replications_;
    screen();
}

}  // namespace analysis
