// Distribution: Zipf.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "sim/distributions/base.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/schema.hpp"

namespace sim {

/// Exact rejection from the inverse of an integral, in constant time and without a table (Hörmann
/// and Derflinger 1996, "Rejection-inversion to generate variates from monotone discrete
/// distributions").
class ZipfSampler {
  public:
    ZipfSampler(double unit, std::int64_t ranks, double exponent)
        : unit_(unit), ranks_(static_cast<double>(ranks)), exponent_(exponent) {
        first_ = integral(1.5) - 1;
        last_ = integral(ranks_ + 0.5);
        squeeze_ = 2 - inverse(integral(2.5) - weight(2));
    }

    double operator()(Draw& draw) const {
        while (true) {
            const double y = first_ + (last_ - first_) * draw.uniform();
            const double x = inverse(y);
            const double rank = std::clamp(std::floor(x + 0.5), 1.0, ranks_);
            if (rank - x <= squeeze_ || y >= integral(rank + 0.5) - weight(rank))
                return unit_ * rank;
        }
    }
    double mean() const { return unit_ * sum(exponent_ - 1) / sum(exponent_); }

  private:
    double weight(double x) const { return math::exp(-exponent_ * math::log(x)); }

    /// Of x^-power from 1 on.
    static double integral(double x, double power) {
        const double l = math::log(x);
        const double t = (1 - power) * l;
        return t == 0 ? l : l * (math::expm1(t) / t);
    }
    double integral(double x) const { return integral(x, exponent_); }
    double inverse(double y) const {
        const double t = std::fmax((1 - exponent_) * y, -1.0);
        return math::exp(t == 0 ? y : y * (math::log1p(t) / t));
    }

    /// 1 + 2^-power + … + ranks^-power: a thousand terms, and the rest by Euler and Maclaurin.
    double sum(double power) const {
        const double direct = std::fmin(ranks_, 1000);
        double total = 0;
        for (double k = direct; k > 0; --k) total += math::pow(k, -power);
        if (direct == ranks_) return total;
        const auto at = [&](double k) { return math::pow(k, -power); };
        return total + integral(ranks_, power) - integral(direct, power) +
               (at(ranks_) - at(direct)) / 2 -
               power * (at(ranks_) / ranks_ - at(direct) / direct) / 12;
    }

    double unit_ = 1;
    double ranks_ = 1;
    double exponent_ = 1;
    double first_ = 0;  // bounds of the integral
    double last_ = 0;
    double squeeze_ = 0;
};

template <class Q>
struct Zipf {
    static constexpr std::string_view about =
        "A rank: the k-th is chosen in proportion to k^-exponent, as words are in a language.";

    std::int64_t ranks = 1;
    double exponent = 1;
    Q unit{1};

    static constexpr auto fields() {
        return Fields{
            field<&Zipf::ranks>("How many ranks.", required | at_least(1) | at_most(1e12)),
            field<&Zipf::exponent>("The larger, the more the first rank is preferred.", positive),
            field<&Zipf::unit>("Value of the first rank; of the k-th, k times as much."),
        };
    }
    ZipfSampler sampler() const { return {base(unit), ranks, exponent}; }
};

}  // namespace sim
