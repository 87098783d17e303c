// A posterior that is known (the project's methods notes, section 4.5).
#include "analysis/experiments/abc_rejection.hpp"

#include <catch2/catch.hpp>

#include "sim/distributions/gamma.hpp"
#include "sim/math.hpp"
#include "sim/tally.hpp"

using namespace analysis;

namespace {
// By multiplying uniform numbers until they are below e^-mean.
int poisson(double mean, sim::Draw& draw) {
    const double end = sim::math::exp(-mean);
    int count = 0;
    for (double product = draw.uniform(); product > end; product *= draw.uniform()) ++count;
    return count;
}
}  // namespace

// Before: gamma of shape 2 and rate 1. Three Poisson counts 3, 5, 4. Then: shape 14, rate 4.
TEST_CASE("accepted draws are the exact posterior of a Poisson rate", "[statistics]") {
    const sim::Stream stream({}, "poisson rate");
    const sim::GammaSampler prior(2, 2);
    std::vector<double> rates;
    std::vector<double> distances;
    for (std::uint64_t i = 0; i < 400'000; ++i) {
        auto draw = stream.of(i);
        rates.push_back(prior(draw));
        int sum = 0;
        for (int count = 0; count < 3; ++count) sum += poisson(rates.back(), draw);
        distances.push_back(std::abs(sum - 12));
    }
    sim::Tally posterior;
    for (const std::size_t i : accepted_draws(distances, 0)) posterior.add(rates[i]);
    const auto n = static_cast<double>(posterior.count());
    INFO(posterior.count() << " accepted: " << posterior.mean());
    CHECK(n > 5000);
    // Within five standard errors.
    CHECK(std::abs(posterior.mean() - 3.5) < 5 * 0.935414 / std::sqrt(n));
    CHECK(posterior.standard_deviation() == Approx(0.935414).epsilon(5 / std::sqrt(2 * n) * 1.3));
}

TEST_CASE("a tolerance accepts the share that is asked for") {
    const std::vector<double> distances{5, 1, 4, 2, 3, 9, 8, 7, 6, 10};
    CHECK(tolerance_for(distances, 0.3) == 3);
    CHECK(accepted_draws(distances, 3) == std::vector<std::size_t>{1, 3, 4});
    CHECK(tolerance_for(distances, 0.01) == 1);
    CHECK(tolerance_for(distances, 1) == 10);
    CHECK(accepted_draws({0.5, 0.5, 2}, tolerance_for({0.5, 0.5, 2}, 0.3)).size() == 2);
}
