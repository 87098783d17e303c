// Distribution: as measured.
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

/// By inversion: of a step function of the samples, or of straight lines between points.
class EmpiricalSampler {
  public:
    /// Each as likely as the others.
    explicit EmpiricalSampler(std::vector<double> samples) : values_(std::move(samples)) {
        std::sort(values_.begin(), values_.end());
        for (const double value : values_) mean_ += value / static_cast<double>(values_.size());
    }
    /// The share of values up to values[i] is shares[i], from 0 to 1.
    EmpiricalSampler(std::vector<double> values, std::vector<double> shares)
        : values_(std::move(values)), shares_(std::move(shares)) {
        segments_ = GuideTable({shares_.begin() + 1, shares_.end()});
        for (std::size_t i = 1; i < values_.size(); ++i)
            mean_ += (shares_[i] - shares_[i - 1]) * (values_[i] + values_[i - 1]) / 2;
    }

    double operator()(Draw& draw) const {
        const double u = draw.uniform();
        if (!segments_) {
            const auto n = values_.size();
            return values_[std::min(static_cast<std::size_t>(u * static_cast<double>(n)), n - 1)];
        }
        const std::size_t i = segments_->find(u);
        const double part = (u - shares_[i]) / (shares_[i + 1] - shares_[i]);
        return values_[i] + part * (values_[i + 1] - values_[i]);
    }
    double mean() const { return mean_; }

  private:
    std::vector<double> values_{};  // ascend
    std::vector<double> shares_{};
    std::optional<GuideTable> segments_{};
    double mean_ = 0;
};

template <class Q>
struct Empirical {
    static constexpr std::string_view about =
        "As measured: one of the samples, or a cumulative curve through given points.";

    std::vector<Q> values{};
    std::vector<double> shares{};

    static constexpr auto fields() {
        return Fields{
            field<&Empirical::values>("The samples; with `shares`, the points of the curve.",
                                      required | not_empty),
            field<&Empirical::shares>("Share of all values up to each point, from 0 to 1; between "
                                      "points the curve is straight.",
                                      fraction),
        };
    }
    std::optional<std::string> problem() const {
        if (shares.empty()) return std::nullopt;
        if (shares.size() != values.size()) return "values and shares differ in length";
        if (shares.front() != 0 || shares.back() != 1) return "shares do not go from 0 to 1";
        if (!std::is_sorted(values.begin(), values.end()) ||
            !std::is_sorted(shares.begin(), shares.end()))
            return "values and shares do not ascend";
        return std::nullopt;
    }
    EmpiricalSampler sampler() const {
        return shares.empty() ? EmpiricalSampler(base(values))
                              : EmpiricalSampler(base(values), shares);
    }
};

}  // namespace sim
