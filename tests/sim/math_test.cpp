// Elementary functions against the C library's in 64 bits of mantissa and against Boost.Math.
#include "sim/math.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/random.hpp"

using namespace sim;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least = std::numeric_limits<double>::denorm_min();
constexpr int points = 200'000;

/// The error in units of the last place of what is true.
double error(double ours, long double truth) {
    const double rounded = std::fabs(static_cast<double>(truth));
    if (rounded == infinity) return ours == static_cast<double>(truth) ? 0 : infinity;
    const double unit = rounded - std::nextafter(rounded, 0.0);
    return static_cast<double>(std::fabs(ours - truth) / (unit > 0 ? unit : least));
}

/// The largest error over points drawn by `at(draw)`.
template <class Function, class Truth, class At>
double worst(Function function, Truth truth, At at) {
    const Stream stream({1, 0}, "math");
    double result = 0;
    for (int i = 0; i < points; ++i) {
        Draw draw = stream.of(static_cast<std::uint64_t>(i));
        const double x = at(draw);
        result = std::fmax(result, error(function(x), truth(static_cast<long double>(x))));
    }
    return result;
}

/// Uniform in the exponent over all positive numbers, denormal ones included.
double any_positive(Draw& draw) {
    const double power = std::floor(-1074 + 2097 * draw.uniform());
    return std::ldexp(1 + draw.uniform(), static_cast<int>(power));
}
auto between(double a, double b) {
    return [a, b](Draw& draw) { return a + (b - a) * draw.uniform(); };
}

}  // namespace

TEST_CASE("the logarithm is within one unit in the last place") {
    const auto ours = [](double x) { return math::log(x); };
    const auto truth = [](long double x) { return std::log(x); };
    CHECK(worst(ours, truth, any_positive) <= 1);
    CHECK(worst(ours, truth, between(0, 1)) <= 1);
    CHECK(worst(ours, truth, between(0.7, 1.42)) <= 1);
    CHECK(worst(ours, truth, between(1 - 1e-9, 1 + 1e-9)) <= 1);
    CHECK(math::log(1.0) == 0);
    CHECK(math::log(0.0) == -infinity);
    CHECK(math::log(-0.0) == -infinity);
    CHECK(math::log(infinity) == infinity);
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(std::isnan(math::log(-infinity)));
    CHECK(std::isnan(math::log(std::nan(""))));
    CHECK(error(math::log(least), std::log(static_cast<long double>(least))) <= 1);
}

TEST_CASE("the exponential function is within one unit in the last place") {
    const auto ours = [](double x) { return math::exp(x); };
    const auto truth = [](long double x) { return std::exp(x); };
    CHECK(worst(ours, truth, between(-745, 709.78)) <= 1);
    CHECK(worst(ours, truth, between(-1, 1)) <= 1);
    CHECK(worst(ours, truth, between(-1e-9, 1e-9)) <= 1);
    CHECK(worst(ours, truth, between(709, 710)) <= 1);
    CHECK(worst(ours, truth, between(-746, -707)) <= 1);  // into the denormal numbers
    CHECK(math::exp(0.0) == 1);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(-infinity) == 0);
    CHECK(math::exp(1e300) == infinity);
    CHECK(math::exp(-1e300) == 0);
    CHECK(std::isnan(math::exp(std::nan(""))));
}

TEST_CASE("log(1 + x) and exp(x) - 1 keep small numbers") {
    const auto truth = [](long double x) { return std::log1p(x); };
    const auto truth_m1 = [](long double x) { return std::expm1(x); };
    for (const double width : {1e-18, 1e-9, 1e-3, 0.5}) {
        CHECK(worst(math::log1p, truth, between(-width, width)) <= 4);
        CHECK(worst(math::expm1, truth_m1, between(-width, width)) <= 4);
    }
    CHECK(worst(math::log1p, truth, between(0, 1e6)) <= 4);
    CHECK(worst(math::expm1, truth_m1, between(-40, 700)) <= 4);
    CHECK(math::log1p(-1) == -infinity);
    CHECK(math::expm1(-infinity) == -1);
    CHECK(math::expm1(infinity) == infinity);
}

TEST_CASE("powers are within one unit in the last place") {
    const Stream stream({1, 0}, "powers");
    double any = 0;
    double moderate = 0;
    for (int i = 0; i < points; ++i) {
        Draw draw = stream.of(static_cast<std::uint64_t>(i));
        const double x = any_positive(draw);
        // so that the result is neither zero nor infinite
        const double y = 1480 * (draw.uniform() - 0.5) / std::log(x);
        any = std::fmax(any, error(math::pow(x, y), std::pow(static_cast<long double>(x), y)));
        const double a = 10 * draw.uniform();
        const double b = 20 * (draw.uniform() - 0.5);
        moderate =
            std::fmax(moderate, error(math::pow(a, b), std::pow(static_cast<long double>(a), b)));
    }
    CHECK(any <= 1);
    CHECK(moderate <= 1);
    CHECK(math::pow(2, 10) == 1024);
    CHECK(math::pow(10, -2) == 0.01);
    CHECK(math::pow(9, 0.5) == 3);
    CHECK(math::pow(0, 2) == 0);
    CHECK(math::pow(0, 0) == 1);
    CHECK(math::pow(0, -1) == infinity);
    CHECK(math::pow(infinity, 2) == infinity);
    CHECK(math::pow(infinity, -2) == 0);
    CHECK(math::pow(2, infinity) == infinity);
    CHECK(math::pow(0.5, infinity) == 0);
    CHECK(math::pow(1 + 0x1p-52, 1e300) == infinity);
    CHECK(math::pow(1 + 0x1p-52, -1e300) == 0);
    CHECK(math::pow(1, 1e300) == 1);
    CHECK(math::pow(3, 1e-300) == 1);
    CHECK(math::pow(2, -1074) == least);
    CHECK(std::isnan(math::pow(-1, 0.5)));
    CHECK(std::isnan(math::pow(std::nan(""), 1)));
    CHECK(std::isnan(math::pow(2, std::nan(""))));
}

TEST_CASE("the logarithm of the gamma function is that of Boost") {
    double relative = 0;
    for (double x = 1e-3; x < 1e6; x *= 1.01) {
        const long double truth = boost::math::lgamma(static_cast<long double>(x));
        const long double off = std::fabs(math::log_gamma(x) - truth);
        relative =
            std::fmax(relative, static_cast<double>(off / std::fmax(std::fabs(truth), 1.0L)));
    }
    CHECK(relative < 3e-14);
    // Gamma(n) = (n - 1)!, Gamma(1/2) = sqrt(pi)
    CHECK(math::exp(math::log_gamma(6)) == Approx(120).epsilon(1e-13));
    CHECK(math::exp(2 * math::log_gamma(0.5)) == Approx(math::pi).epsilon(1e-13));
    CHECK(math::log_gamma(0) == infinity);
}

TEST_CASE("normal probabilities keep their digits in the far tail") {
    double relative = 0;
    double absolute = 0;
    for (double x = 0; x < 37.5; x += 0.0013) {
        const long double truth = boost::math::erfc(x / std::sqrt(2.0L)) / 2;
        relative =
            std::fmax(relative, static_cast<double>(std::fabs(math::normal_upper(x) / truth - 1)));
        absolute =
            std::fmax(absolute, static_cast<double>(std::fabs(math::normal_cdf(x) - (1 - truth))));
    }
    CHECK(relative < 1e-14);
    CHECK(absolute < 1e-15);
    CHECK(math::normal_cdf(0) == 0.5);
    CHECK(math::normal_cdf(infinity) == 1);
    CHECK(math::normal_cdf(-infinity) == 0);
}

TEST_CASE("normal quantiles are exact to the last digits") {
    // Wichura 1988 gives these for checking his routine.
    CHECK(math::normal_quantile(0.25) == Approx(-0.6744897501960817).epsilon(1e-15));
    CHECK(math::normal_quantile(0.001) == Approx(-3.090232306167814).epsilon(1e-15));
    CHECK(math::normal_quantile(1e-20) == Approx(-9.262340089798408).epsilon(1e-15));
    CHECK(math::normal_quantile(0.5) == 0);
    double relative = 0;
    double asymmetry = 0;
    for (double p = 0.4999; p > 1e-300; p *= 0.99) {
        const long double truth = -std::sqrt(2.0L) * boost::math::erfc_inv(2.0L * p);
        relative = std::fmax(relative,
                             static_cast<double>(std::fabs(math::normal_quantile(p) / truth - 1)));
        const double mirrored = 1 - p;
        if (1 - mirrored == p)
            asymmetry = std::fmax(
                asymmetry, std::fabs(math::normal_quantile(mirrored) + math::normal_quantile(p)));
    }
    CHECK(relative < 1e-15);
    CHECK(asymmetry == 0);
}
