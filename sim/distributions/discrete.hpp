// Distribution: a few values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/distributions/base.hpp"
#include "sim/distributions/guide_table.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// By inversion, in ascending order of the values.
class DiscreteSampler {
  public:
    DiscreteSampler(const std::vector<double>& values, const std::vector<double>& weights)
        : DiscreteSampler(sorted(values, weights)) {}

    double operator()(Draw& draw) const { return values_[choices_.find(draw.uniform())]; }
    double mean() const { return mean_; }

  private:
    struct Sorted {
        std::vector<double> values{};
        std::vector<double> weights{};
    };

    explicit DiscreteSampler(Sorted sorted)
        : values_(std::move(sorted.values)), choices_(ends_of(sorted.weights)) {
        double total = 0;
        for (const double weight : sorted.weights) total += weight;
        for (std::size_t i = 0; i < values_.size(); ++i)
            mean_ += sorted.weights[i] / total * values_[i];
    }
    static Sorted sorted(const std::vector<double>& values, const std::vector<double>& weights) {
        std::vector<std::pair<double, double>> pairs;
        for (std::size_t i = 0; i < values.size(); ++i)
            pairs.emplace_back(values[i], weights.empty() ? 1.0 : weights[i]);
        std::sort(pairs.begin(), pairs.end());
        Sorted result;
        for (const auto& [value, weight] : pairs) {
            result.values.push_back(value);
            result.weights.push_back(weight);
        }
        return result;
    }

    std::vector<double> values_{};
    GuideTable choices_;
    double mean_ = 0;
};

template <class Q>
struct Discrete {
    static constexpr std::string_view about = "One of a list of values.";

    std::vector<Q> values{};
    std::vector<double> weights{};

    static constexpr auto fields() {
        return Fields{
            field<&Discrete::values>("The values.", required | not_empty),
            field<&Discrete::weights>(
                "How likely each is, to a factor. Without it, all are equally likely.",
                non_negative),
        };
    }
    std::optional<std::string> problem() const {
        if (weights.empty()) return std::nullopt;
        if (weights.size() != values.size()) return "values and weights differ in length";
        double sum = 0;
        for (const double weight : weights) sum += weight;
        if (!(sum > 0)) return "needs a weight above 0";
        return std::nullopt;
    }
    DiscreteSampler sampler() const { return {base(values), weights}; }
};

}  // namespace sim
