// What is known in closed form of each distribution: mean, variance, and how likely what is.
#pragma once

#include <boost/math/distributions.hpp>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/distributions.hpp"

namespace cases {

using namespace sim;
namespace known = boost::math;

struct Case {
    std::string name{};
    Sampler sampler;
    double mean = 0;
    std::optional<double> variance{};                // where moments of the fourth order exist
    std::function<double(double)> cdf{};             // where it is continuous
    std::vector<std::pair<double, double>> atoms{};  // elsewhere: values and their probabilities
};
using Cases = std::vector<Case>;

template <class D, class Known>
Case as(std::string name, const D& distribution, const Known& truth, bool moments = true) {
    Case result{std::move(name), Sampler(distribution), known::mean(truth)};
    if (moments) result.variance = known::variance(truth);
    result.cdf = [truth](double x) { return known::cdf(truth, x); };
    return result;
}

template <class D>
Case of_atoms(std::string name, const D& distribution,
              std::vector<std::pair<double, double>> atoms) {
    Case result{std::move(name), Sampler(distribution)};
    double square = 0;
    for (const auto& [value, probability] : atoms) {
        result.mean += probability * value;
        square += probability * value * value;
    }
    result.variance = square - result.mean * result.mean;
    result.atoms = std::move(atoms);
    return result;
}

/// No definition for all: a distribution that is not here does not compile.
template <class D>
Cases of();

template <>
inline Cases of<Constant<double>>() {
    return {of_atoms("3", Constant<double>{3}, {{3, 1}})};
}

template <>
inline Cases of<Uniform<double>>() {
    return {as("2 to 5", Uniform<double>{2, 5}, known::uniform(2, 5)),
            as("-1 to 1", Uniform<double>{-1, 1}, known::uniform(-1, 1))};
}

template <>
inline Cases of<Exponential<double>>() {
    return {as("mean 3", Exponential<double>{3}, known::exponential(1.0 / 3))};
}

template <>
inline Cases of<Erlang<double>>() {
    return {as("1 stage", Erlang<double>{3, 1}, known::gamma_distribution<>(1, 3)),
            as("4 stages", Erlang<double>{2, 4}, known::gamma_distribution<>(4, 0.5)),
            as("50 stages", Erlang<double>{2, 50}, known::gamma_distribution<>(50, 0.04))};
}

template <>
inline Cases of<Hyperexponential<double>>() {
    // Balanced means, scv 4: p = (1 + sqrt(3/5)) / 2 (Morse 1958; Sauer and Chandy 1975).
    const double p = (1 + std::sqrt(0.6)) / 2;
    const double weights[] = {p, 1 - p};
    const double rates[] = {2 * p / 3, 2 * (1 - p) / 3};
    const Hyperexponential<double> balanced{.mean = 3, .scv = 4, .weights = {}, .means = {}};
    Case by_scv = as("mean 3, scv 4", balanced, known::hyperexponential(weights, rates));
    by_scv.mean = 3;
    by_scv.variance = 4 * 9;
    const double shares[] = {0.2, 0.3, 0.5};
    const double speeds[] = {1, 0.1, 2};
    return {by_scv, as("three branches",
                       Hyperexponential<double>{
                           .mean = {}, .scv = {}, .weights = {2, 3, 5}, .means = {1, 10, 0.5}},
                       known::hyperexponential(shares, speeds))};
}

template <>
inline Cases of<Gamma<double>>() {
    return {as("shape 0.3", Gamma<double>{2, 0.3}, known::gamma_distribution<>(0.3, 2 / 0.3)),
            as("shape 1", Gamma<double>{2, 1}, known::gamma_distribution<>(1, 2)),
            as("shape 7.5", Gamma<double>{2, 7.5}, known::gamma_distribution<>(7.5, 2 / 7.5))};
}

template <>
inline Cases of<Lognormal<double>>() {
    const auto spec = [](std::optional<double> median, std::optional<double> mean,
                         std::optional<double> sigma, std::optional<double> scv) {
        return Lognormal<double>{median, mean, sigma, scv};
    };
    const double sigma = std::sqrt(std::log(1.25));  // scv = exp(sigma^2) - 1
    return {as("median 2, sigma 0.5", spec(2, {}, 0.5, {}), known::lognormal(std::log(2), 0.5)),
            as("median 2, sigma 2", spec(2, {}, 2, {}), known::lognormal(std::log(2), 2), false),
            as("mean 3, scv 0.25", spec({}, 3, {}, 0.25),
               known::lognormal(std::log(3) - sigma * sigma / 2, sigma))};
}

template <>
inline Cases of<Weibull<double>>() {
    return {as("shape 0.7", Weibull<double>{3, 0.7}, known::weibull(0.7, 3)),
            as("shape 2.5", Weibull<double>{3, 2.5}, known::weibull(2.5, 3))};
}

inline Case bounded_pareto(double low, double high, double shape) {
    // The k-th moment of shape x^(-shape - 1) between the bounds, by integration.
    const double norm = shape / (std::pow(low, -shape) - std::pow(high, -shape));
    const auto moment = [&](double k) {
        const double power = k - shape;
        if (power == 0) return norm * std::log(high / low);
        return norm * (std::pow(high, power) - std::pow(low, power)) / power;
    };
    Case result{fmt::format("{} to {}, shape {}", low, high, shape),
                Sampler(Pareto<double>{low, high, shape}), moment(1)};
    result.variance = moment(2) - moment(1) * moment(1);
    result.cdf = [=](double x) {
        return norm / shape * (std::pow(low, -shape) - std::pow(x, -shape));
    };
    return result;
}

template <>
inline Cases of<Pareto<double>>() {
    return {as("shape 9", Pareto<double>{2, {}, 9}, known::pareto(2, 9)),
            as("shape 1.5", Pareto<double>{2, {}, 1.5}, known::pareto(2, 1.5), false),
            bounded_pareto(1, 1000, 1.1), bounded_pareto(2, 50, 1), bounded_pareto(1, 3, 0.4)};
}

inline Case truncated_normal(double center, double deviation, double low,
                             std::optional<double> high) {
    // With 64 bits, and from the side where the tail is small, so that it can be told from nothing.
    const known::normal_distribution<long double> normal;
    const long double a = (low - center) / deviation;
    const long double b = high ? (*high - center) / static_cast<long double>(deviation) : 1e3L;
    const auto mass = [=](long double from, long double to) {
        return a > 0 ? cdf(complement(normal, from)) - cdf(complement(normal, to))
                     : cdf(normal, to) - cdf(normal, from);
    };
    const long double all = mass(a, b);
    const long double shift = (pdf(normal, a) - pdf(normal, b)) / all;
    const long double spread = 1 + (a * pdf(normal, a) - b * pdf(normal, b)) / all - shift * shift;
    Case result{fmt::format("center {}, deviation {}, from {}", center, deviation, low),
                Sampler(TruncatedNormal<double>{center, deviation, low, high}),
                static_cast<double>(center + deviation * shift)};
    result.variance = static_cast<double>(deviation * deviation * spread);
    result.cdf = [=](double x) {
        return static_cast<double>(mass(a, (static_cast<long double>(x) - center) / deviation) /
                                   all);
    };
    return result;
}

template <>
inline Cases of<TruncatedNormal<double>>() {
    return {truncated_normal(5, 2, 0, {}),   truncated_normal(1, 1, 0, 1.5),
            truncated_normal(-6, 1, 0, {}),  truncated_normal(-12, 1, 0, 0.5),
            truncated_normal(-40, 2, 0, {}), truncated_normal(20, 1, 2, 6),
            truncated_normal(9, 2, 1, 5),    truncated_normal(-60, 1, 0, {})};
}

template <>
inline Cases of<Discrete<double>>() {
    return {of_atoms("equally likely", Discrete<double>{{8, 1, 2}, {}},
                     {{1, 1 / 3.0}, {2, 1 / 3.0}, {8, 1 / 3.0}}),
            of_atoms("weights", Discrete<double>{{1, 8, 2, 64}, {0.5, 2, 1.5, 0}},
                     {{1, 0.125}, {2, 0.375}, {8, 0.5}})};
}

inline Case zipf(int ranks, double exponent, double unit) {
    double sum = 0;
    for (int k = ranks; k > 0; --k) sum += std::pow(k, -exponent);
    std::vector<std::pair<double, double>> atoms;
    for (int k = 1; k <= ranks; ++k) atoms.emplace_back(unit * k, std::pow(k, -exponent) / sum);
    return of_atoms(fmt::format("{} ranks, exponent {}", ranks, exponent),
                    Zipf<double>{ranks, exponent, unit}, std::move(atoms));
}

template <>
inline Cases of<Zipf<double>>() {
    Case steep = zipf(100'000, 2.5, 1);
    steep.variance.reset();  // a million draws cannot tell it
    return {zipf(1, 1, 1), zipf(10, 1, 1), zipf(5000, 0.6, 2), zipf(2000, 1.0001, 1), steep};
}

template <>
inline Cases of<Empirical<double>>() {
    Case curve{"curve", Sampler(Empirical<double>{{0, 1, 1, 5, 9}, {0, 0.25, 0.5, 0.5, 1}})};
    // Half of it: 0 to 1 with a quarter, exactly 1 with a quarter; half between 5 and 9.
    curve.mean = 0.25 * 0.5 + 0.25 * 1 + 0.5 * 7;
    curve.variance = 0.25 / 3 + 0.25 + 0.5 * (7 * 7 + 16.0 / 12) - curve.mean * curve.mean;
    curve.cdf = [](double x) {
        if (x < 1) return 0.25 * x;
        return x < 5 ? 0.5 : 0.5 + 0.125 * (x - 5);
    };
    return {
        of_atoms("samples", Empirical<double>{{3, 1, 1, 7}, {}}, {{1, 0.5}, {3, 0.25}, {7, 0.25}}),
        curve};
}

}  // namespace cases
