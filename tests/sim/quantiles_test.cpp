// The stated bound against exact quantiles, over distributions that differ.
#include "sim/quantiles.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <string>

using namespace sim;

namespace {

constexpr double bound = 1.0 / 256;

std::vector<double> numbers(const std::string& kind, std::size_t count) {
    std::mt19937_64 bits(11);
    const auto uniform = [&] { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52; };
    std::vector<double> values(count);
    for (double& value : values) {
        const double u = uniform();
        if (kind == "uniform") value = u;
        if (kind == "exponential") value = -std::log(u);
        if (kind == "pareto") value = std::pow(u, -1 / 0.7);
        if (kind == "tiny to huge") value = std::pow(10.0, 400 * u - 200);
        if (kind == "mostly zero") value = u < 0.6 ? 0 : 1000 * u;
        if (kind == "few values") value = std::floor(5 * u);
        if (kind == "powers of two") value = std::ldexp(1.0, static_cast<int>(40 * u));
    }
    return values;
}

/// By definition: the least value that a share p does not exceed.
double exact(const std::vector<double>& sorted, std::size_t per_mille) {
    const std::size_t rank = (per_mille * sorted.size() + 999) / 1000;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

TEST_CASE("a quantile is within 1/256 of the exact one") {
    const std::string kind = GENERATE("uniform", "exponential", "pareto", "tiny to huge",
                                      "mostly zero", "few values", "powers of two");
    const std::size_t count = GENERATE(as<std::size_t>{}, 1, 2, 7, 100, 20000);
    auto values = numbers(kind, count);
    Quantiles quantiles;
    for (const double value : values) quantiles.add(value);
    std::sort(values.begin(), values.end());
    std::size_t wrong = 0;
    for (std::size_t per_mille = 0; per_mille <= 1000; ++per_mille) {
        const double truth = exact(values, per_mille);
        const double error = std::abs(quantiles.at(static_cast<double>(per_mille) / 1000) - truth);
        if (!(error <= bound * truth)) ++wrong;
    }
    CAPTURE(kind, count);
    CHECK(wrong == 0);
    CHECK(quantiles.at(0) == values.front());
    CHECK(quantiles.at(1) == values.back());
}

TEST_CASE("zeros and a constant are exact") {
    Quantiles quantiles;
    CHECK(quantiles.at(0.5) == 0);
    for (int i = 0; i < 7; ++i) quantiles.add(i % 2 == 0 ? 0.0 : -0.0);
    CHECK(quantiles.at(0.99) == 0);
    for (int i = 0; i < 93; ++i) quantiles.add(600);
    CHECK(quantiles.at(0.07) == 0);
    CHECK(quantiles.at(0.08) == Approx(600).epsilon(bound));
    CHECK(quantiles.at(1) == 600);

    Quantiles constant;
    for (int i = 0; i < 10; ++i) constant.add(600);
    CHECK(constant.at(0.5) == 600);
}

TEST_CASE("parts join to the same quantiles as the whole") {
    const auto values = numbers("pareto", 3000);
    Quantiles whole;
    std::vector<Quantiles> parts(4);
    for (std::size_t i = 0; i < values.size(); ++i) {
        whole.add(values[i]);
        parts[i % 3].add(values[i]);  // the fourth stays empty
    }
    Quantiles joined;
    for (const auto& part : parts) joined.merge(part);
    CHECK(joined.count() == 3000);
    for (const double p : {0.0, 0.1, 0.5, 0.9, 0.99, 1.0}) CHECK(joined.at(p) == whole.at(p));
}

TEST_CASE("memory follows the octaves, not the number of values") {
    Quantiles quantiles;
    for (int i = 0; i < 1'000'000; ++i) quantiles.add(1 + i % 1000);  // ten octaves
    CHECK(quantiles.memory() <= 2 * 10 * 1024);
    for (const double x : {1e-320, 1e308}) quantiles.add(x);
    CHECK(quantiles.memory() <= 5 << 19);
}

TEST_CASE("what has no place among the buckets is our own mistake") {
    Quantiles quantiles;
    quantiles.add(1);
    CHECK_THROWS_AS(quantiles.add(-1), BrokenInvariant);
    CHECK_THROWS_AS(quantiles.add(std::nan("")), BrokenInvariant);
    CHECK_THROWS_AS(quantiles.add(std::numeric_limits<double>::infinity()), BrokenInvariant);
}
