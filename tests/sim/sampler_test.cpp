// Descriptions of distributions, and what is prepared from them.
#include <catch2/catch.hpp>
#include <limits>

#include "sim/distributions.hpp"

using namespace sim;

namespace {

double first(const Sampler& sampler) {
    Draw draw = Stream({1, 0}, "first").of(0);
    return sampler(draw);
}

/// What the distribution says is wrong with it.
template <class D>
std::string problem(const D& distribution) {
    return distribution.problem().value_or("");
}

}  // namespace

TEST_CASE("without a word, a distribution is constant") {
    CHECK(kind_held(Distribution<Seconds>{}) == "constant");
    CHECK(first(Sampler(Distribution<Seconds>{})) == 0);
    CHECK(first(Sampler(Constant<Seconds>{Seconds{600}})) == 600);
}

TEST_CASE("a quantity is drawn in base units") {
    const Distribution<Seconds> minutes = Exponential<Seconds>{Seconds{120}};
    CHECK(first(Sampler(minutes)) == first(Sampler(Exponential<double>{120})));
    CHECK(Sampler(minutes).mean() == 120);
    const Distribution<Bytes> sizes = Discrete<Bytes>{{Bytes{1e9}}, {}};
    CHECK(first(Sampler(sizes)) == 1e9);
}

TEST_CASE("a power law with a shape up to 1 has an infinite mean") {
    CHECK(Sampler(Pareto<double>{1, {}, 1}).mean() == std::numeric_limits<double>::infinity());
    CHECK(Sampler(Pareto<double>{1, {}, 1.5}).mean() == Approx(3));
}

TEST_CASE("where there is an inverse, a larger uniform number gives a larger value") {
    const Stream stream({1, 0}, "order");
    const auto ascends = [&](const auto& distribution) {
        const Sampler sampler(distribution);
        for (std::uint64_t i = 0; i < 1000; ++i) {
            Draw a = stream.of(i);
            Draw b = stream.of(i + 1);
            const bool up = stream.uniform(i, 0) < stream.uniform(i + 1, 0);
            const double x = sampler(a);
            const double y = sampler(b);
            if (up ? x > y : x < y) return false;
        }
        return true;
    };
    CHECK(ascends(Uniform<double>{1, 2}));
    CHECK(ascends(Exponential<double>{1}));
    CHECK(ascends(Lognormal<double>{.median = 1, .mean = {}, .sigma = 1, .scv = {}}));
    CHECK(ascends(Weibull<double>{1, 2}));
    CHECK(ascends(Pareto<double>{1, {}, 2}));
    CHECK(ascends(Pareto<double>{1, 9, 2}));
    CHECK(ascends(TruncatedNormal<double>{1, 1, 0, {}}));
    CHECK(ascends(TruncatedNormal<double>{5, 1, 0, 6}));
    CHECK(ascends(Discrete<double>{{3, 1, 2}, {1, 5, 2}}));
    CHECK(ascends(Empirical<double>{{3, 1, 2}, {}}));
    CHECK(ascends(Empirical<double>{{1, 2, 5}, {0, 0.2, 1}}));
    CHECK_FALSE(ascends(Gamma<double>{1, 0.5}));  // by rejection
}

TEST_CASE("bounds hold") {
    const Stream stream({1, 0}, "bounds");
    const auto within = [&](const auto& distribution, double low, double high) {
        const Sampler sampler(distribution);
        for (std::uint64_t i = 0; i < 20'000; ++i) {
            Draw draw = stream.of(i);
            const double x = sampler(draw);
            if (!(low <= x && x <= high)) return false;
        }
        return true;
    };
    CHECK(within(Uniform<double>{0.1, 0.3}, 0.1, 0.3));
    CHECK(within(Pareto<double>{0.1, 0.3, 5}, 0.1, 0.3));
    CHECK(within(TruncatedNormal<double>{0, 1, 0.1, 0.1 + 1e-12}, 0.1, 0.1 + 1e-12));
    CHECK(within(TruncatedNormal<double>{0, 1e-3, 1e3, 2e3}, 1e3, 1e3 + 1e-6));
    CHECK(within(TruncatedNormal<double>{1e6, 1, 0, 10}, 0, 10));
    CHECK(within(Zipf<double>{3, 0.01, 1}, 1, 3));
    CHECK(within(Zipf<double>{1'000'000'000'000, 1, 1}, 1, 1e12));
    CHECK(within(Empirical<double>{{1, 2}, {0, 1}}, 1, 2));
}

TEST_CASE("the mean of a Zipf distribution of many ranks needs no sum over them") {
    double sum = 0;
    double weighted = 0;
    for (int k = 2'000'000; k > 0; --k) {
        sum += std::pow(k, -1.3);
        weighted += std::pow(k, -0.3);
    }
    CHECK(Sampler(Zipf<double>{2'000'000, 1.3, 1}).mean() == Approx(weighted / sum).epsilon(1e-12));
}

TEST_CASE("a table of guides finds what a search from the start finds") {
    const Stream stream({1, 0}, "guides");
    for (std::uint64_t story = 0; story < 200; ++story) {
        Draw draw = stream.of(story);
        std::vector<double> weights(1 + static_cast<std::size_t>(40 * draw.uniform()));
        for (double& weight : weights)
            weight = draw.uniform() < 0.3 ? 0 : std::pow(draw.uniform(), 4);
        weights[weights.size() / 2] = 1;
        const auto ends = ends_of(weights);
        const GuideTable table(ends);
        const auto check = [&](double u) {
            std::size_t naive = 0;
            while (ends[naive] <= u) ++naive;
            CHECK(table.find(u) == naive);
            CHECK(weights[naive] > 0);
        };
        for (int i = 0; i < 100; ++i) check(draw.uniform());
        check(0);
        check(1 - 0x1p-53);
        for (const double end : ends)
            if (end < 1) check(end);
    }
}

TEST_CASE("what does not fit together is said") {
    using L = Lognormal<double>;
    CHECK(problem(L{.median = 1, .mean = {}, .sigma = 1, .scv = {}}) == "");
    CHECK(problem(L{.median = 1, .mean = 1, .sigma = 1, .scv = {}}) ==
          "needs either median or mean");
    CHECK(problem(L{}) == "needs either median or mean");
    CHECK(problem(L{.median = 1, .mean = {}, .sigma = {}, .scv = {}}) ==
          "needs either sigma or scv");
    CHECK(problem(Uniform<double>{2, 1}) == "maximum is less than minimum");
    CHECK(problem(Pareto<double>{2, 2, 1}) == "maximum is not above minimum");
    CHECK(problem(TruncatedNormal<double>{0, 1, 2, 1}) == "maximum is not above minimum");
    using H = Hyperexponential<double>;
    const std::string either = "needs either mean and scv, or weights and means";
    CHECK(problem(H{}) == either);
    CHECK(problem(H{1, {}, {}, {}}) == either);
    CHECK(problem(H{1, 2, {1}, {1}}) == either);
    CHECK(problem(H{{}, {}, {1}, {}}) == either);
    CHECK(problem(H{{}, {}, {1}, {1, 2}}) == "weights and means differ in length");
    CHECK(problem(H{{}, {}, {0, 0}, {1, 2}}) == "needs a weight above 0");
    CHECK(problem(H{{}, {}, {0, 1}, {1, 2}}) == "");
    CHECK(problem(Discrete<double>{{1, 2}, {1}}) == "values and weights differ in length");
    CHECK(problem(Discrete<double>{{1, 2}, {0, 0}}) == "needs a weight above 0");
    using E = Empirical<double>;
    CHECK(problem(E{{1, 2}, {0}}) == "values and shares differ in length");
    CHECK(problem(E{{1, 2}, {0, 0.9}}) == "shares do not go from 0 to 1");
    CHECK(problem(E{{2, 1}, {0, 1}}) == "values and shares do not ascend");
    CHECK(problem(E{{1, 2, 3}, {0, 0.5, 1}}) == "");
    CHECK_THROWS_AS(Sampler(Uniform<double>{2, 1}), BrokenInvariant);
}
