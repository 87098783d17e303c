// Every distribution of the list against what is known of it, at a million draws.
#include "sim/distributions.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>

#include "tests/sim/distribution_cases.hpp"
#include "tests/support/sanitized.hpp"

using namespace sim;

namespace {

constexpr std::size_t n = support::sanitized ? 100'000 : 1'000'000;

// Kolmogorov 1933: exceeded with probability 2 exp(-2 n d^2), here 1e-4.
const double largest_distance = std::sqrt(4.9517 / n);

std::vector<double> draw_many(const Sampler& sampler, std::string_view purpose) {
    const Stream stream({1, 0}, purpose);
    std::vector<double> draws(n);
    for (std::size_t i = 0; i < n; ++i) {
        Draw draw = stream.of(i);
        draws[i] = sampler(draw);
    }
    return draws;
}

/// Mean and variance within 4 standard errors; that of the variance from the fourth moment.
void check_moments(const std::vector<double>& draws, double mean, double variance) {
    double sum = 0;
    for (const double x : draws) sum += x - mean;
    CHECK(std::abs(sum / n) <= 4 * std::sqrt(variance / n));
    double square = 0;
    double fourth = 0;
    for (const double x : draws) {
        const double off = (x - mean) * (x - mean);
        square += off;
        fourth += off * off;
    }
    const double spread = std::sqrt(std::max(fourth / n - variance * variance, 0.0) / n);
    CHECK(std::abs(square / n - variance) <= 4 * spread + 1e-12 * variance);
}

/// The greatest distance between the share of draws and the probability, or a little more: between
/// two of the draws that are looked at, neither can change by more than the step.
double kolmogorov_distance(std::vector<double> draws, const std::function<double(double)>& cdf) {
    constexpr std::size_t step = 50;
    std::sort(draws.begin(), draws.end());
    double distance = 0;
    for (std::size_t i = 0; i < n; i += step) {
        const double x = draws[i];
        const auto to =
            std::upper_bound(draws.begin() + static_cast<std::ptrdiff_t>(i), draws.end(), x);
        const double share = static_cast<double>(to - draws.begin()) / n;
        distance = std::max(distance, std::abs(cdf(x) - share));
    }
    return distance + static_cast<double>(step) / n;
}

/// The probability of a chi-square at least as large; rare values are counted together.
double chi_square_probability(const std::vector<double>& draws,
                              std::vector<std::pair<double, double>> atoms) {
    std::sort(atoms.begin(), atoms.end());
    std::vector<double> counts(atoms.size());
    for (const double x : draws) {
        const auto at = std::lower_bound(atoms.begin(), atoms.end(), std::pair{x, 0.0});
        if (at == atoms.end() || at->first != x) return 0;
        ++counts[static_cast<std::size_t>(at - atoms.begin())];
    }
    double statistic = 0;
    int cells = 0;
    double expected = 0;
    double count = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        expected += atoms[i].second * n;
        count += counts[i];
        if (expected < 10 && i + 1 < atoms.size()) continue;
        statistic += (count - expected) * (count - expected) / expected;
        ++cells;
        expected = count = 0;
    }
    return cells == 1 ? 1 : boost::math::gamma_q((cells - 1) / 2.0, statistic / 2);
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("a distribution is distributed as it should be", "", Distribution<double>) {
    for (const cases::Case& known : cases::of<TestType>()) {
        INFO(kind_of<TestType>() << ", " << known.name);
        CHECK(known.sampler.mean() == Approx(known.mean).epsilon(1e-11));
        const auto draws = draw_many(known.sampler, known.name);
        if (known.variance) check_moments(draws, known.mean, *known.variance);
        if (known.cdf) CHECK(kolmogorov_distance(draws, known.cdf) < largest_distance);
        if (!known.atoms.empty()) CHECK(chi_square_probability(draws, known.atoms) > 1e-4);
    }
}

TEST_CASE("the tests see a distribution that is slightly off", "[statistics]") {
    const auto draws = draw_many(Sampler(Exponential<double>{1.02}), "off");
    const auto cdf = [](double x) { return 1 - std::exp(-x); };
    CHECK(kolmogorov_distance(draws, cdf) > largest_distance);
    const Sampler uneven(Discrete<double>{{1, 2}, {0.4975, 0.5025}});
    CHECK(chi_square_probability(draw_many(uneven, "off"), {{1, 0.5}, {2, 0.5}}) < 1e-4);
}
