// The rarer elementary functions, and the rarer arguments of the others.
#include "sim/math.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace sim::math {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A number of about 106 bits: the sum of both parts (Dekker 1971).
struct Double {
    double high = 0;
    double low = 0;
};

/// The exact sum where |a| >= |b|.
Double sum(double a, double b) {
    const double high = a + b;
    return {high, b - (high - a)};
}

/// The exact product: each factor is cut into halves of 26 bits (Veltkamp 1968).
Double product(double a, double b) {
    const auto halves = [](double x) {
        const double t = 0x1.0000002p27 * x;
        const double high = t - (t - x);
        return Double{high, x - high};
    };
    const double high = a * b;
    const auto [a1, a2] = halves(a);
    const auto [b1, b2] = halves(b);
    return {high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2};
}

Double product(Double a, Double b) {
    const Double p = product(a.high, b.high);
    return sum(p.high, p.low + (a.high * b.low + a.low * b.high));
}

/// The logarithm as in `log`, to about 65 bits: the first two terms of the series count double.
Double precise_log(double x) {
    double shift = 0;
    if (x < std::numeric_limits<double>::min()) {
        x *= 0x1p54;
        shift = 54;
    }
    const auto [k, f] = split(x);
    const Double divisor = sum(2, f);
    const double quotient = f / divisor.high;
    const Double back = product(quotient, divisor.high);
    const double left = ((f - back.high) - back.low) - quotient * divisor.low;
    const Double s = sum(quotient, left / divisor.high);
    const Double z = product(s, s);
    constexpr Double two_thirds{2.0 / 3, 0x1.5555555555555p-55};
    const Double second = product(z, two_thirds);
    const Double series = sum(second.high, second.low + atanh_tail(z.high));
    const Double twice = sum(2, series.high);
    const Double of_mantissa = product(s, {twice.high, twice.low + series.low});
    const double exponent = k - shift;
    if (exponent == 0) return of_mantissa;
    const Double whole = sum(exponent * ln2_high, of_mantissa.high);
    return sum(whole.high, whole.low + (of_mantissa.low + exponent * ln2_low));
}

double power_of_two(std::int64_t k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

}  // namespace

double log_of_special(double x) {
    if (x == 0) return -infinity;
    if (x == infinity) return x;
    if (!(x > 0)) return not_a_number;
    const Double l = precise_log(x);
    return l.high + l.low;
}

double exp_of_large(double x, double low) {
    if (x != x) return x;
    if (x > 710) return infinity;
    if (x < -746) return 0;
    const auto [mantissa, k] = exp_scaled(x, low);
    return mantissa * power_of_two(k / 2) * power_of_two(k - k / 2);
}

double pow(double x, double y) {
    if (y == 0 || x == 1) return 1;
    if (x != x || y != y || x < 0) return not_a_number;
    if (x == 0 || x == infinity) return (x == 0) == (y > 0) ? 0 : infinity;
    // beyond, every x but 1 over- or underflows
    const double exponent = std::clamp(y, -0x1p65, 0x1p65);
    const Double l = precise_log(x);
    const Double p = product(exponent, l.high);
    if (!(std::fabs(p.high) < 800)) return p.high > 0 ? infinity : 0;
    return exp_of_sum(p.high, p.low + exponent * l.low);
}

double log_gamma(double x) {
    if (!(x > 0)) return x == 0 ? infinity : not_a_number;
    // Stirling's series (Abramowitz and Stegun 6.1.40) from 16 on, reached by x Gamma(x) = Gamma(x
    // + 1)
    double passed = 1;
    for (; x < 16; x += 1) passed *= x;
    constexpr double terms[] = {1.0 / 12,   -1.0 / 360,      1.0 / 1260, -1.0 / 1680,
                                1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    double series = 0;
    for (std::size_t i = std::size(terms); i-- > 0;) series = series / (x * x) + terms[i];
    const double half_log_of_two_pi = 0.91893853320467274178;
    return (x - 0.5) * log(x) - x + half_log_of_two_pi + series / x - log(passed);
}

double mills_ratio(double x) {
    // the continued fraction of Laplace (Abramowitz and Stegun 26.2.14), from its 400th level
    double fraction = x;
    for (int n = 400; n > 0; --n) fraction = x + n / fraction;
    return 1 / fraction;
}

double normal_upper(double x) {
    constexpr double root_of_two_pi = 2.50662827463100050242;
    if (x < 0) return 1 - normal_upper(-x);
    if (x > 39) return 0;
    const Double square = product(x, x);
    const double density = exp_of_sum(-0.5 * square.high, -0.5 * square.low) / root_of_two_pi;
    if (x < 1) {
        // Abramowitz and Stegun 26.2.11
        double term = x;
        double series = x;
        for (int n = 3; term > 1e-18; n += 2) series += term *= x * x / n;
        return 0.5 - density * series;
    }
    return density * mills_ratio(x);
}

double normal_quantile_of_tail(double p) {
    constexpr double near_above[8] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                      5.76949722146069140550e0,  3.64784832476320460504e0,
                                      1.27045825245236838258e0,  2.41780725177450611770e-1,
                                      2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double near_below[8] = {1.0,
                                      2.05319162663775882187e0,
                                      1.67638483018380384940e0,
                                      6.89767334985100004550e-1,
                                      1.48103976427480074590e-1,
                                      1.51986665636164571966e-2,
                                      5.47593808499534494600e-4,
                                      1.05075007164441684324e-9};
    constexpr double far_above[8] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                                     1.78482653991729133580e0,  2.96560571828504891230e-1,
                                     2.65321895265761230930e-2, 1.24266094738807843860e-3,
                                     2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double far_below[8] = {1.0,
                                     5.99832206555887937690e-1,
                                     1.36929880922735805310e-1,
                                     1.48753612908506148525e-2,
                                     7.86869131145613259100e-4,
                                     1.84631831751005468180e-5,
                                     1.42151175831644588870e-7,
                                     2.04426310338993978564e-15};
    const double nearer = p < 0.5 ? p : 1 - p;
    if (!(nearer > 0)) return nearer == 0 ? (p < 0.5 ? -infinity : infinity) : not_a_number;
    const double r = std::sqrt(-log(nearer));
    const double x = r <= 5 ? polynomial(r - 1.6, near_above) / polynomial(r - 1.6, near_below)
                            : polynomial(r - 5, far_above) / polynomial(r - 5, far_below);
    return p < 0.5 ? -x : x;
}

}  // namespace sim::math
