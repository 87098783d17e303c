// Elementary functions that give the same bits everywhere: only + - * / and square roots, which
// IEEE 754 rounds exactly. (The C library chooses at run time between variants that round
// differently.)
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

namespace sim::math {

// ln 2 in two parts; multiples of the first by 11-bit numbers are exact.
inline constexpr double ln2_high = 0x1.62e42feep-1;
inline constexpr double ln2_low = 0x1.a39ef35793c76p-33;
inline constexpr double ln2 = 0x1.62e42fefa39efp-1;
inline constexpr double pi = 0x1.921fb54442d18p+1;

/// x = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2); f is exact.
struct Split {
    double k = 0;
    double f = 0;
};
inline Split split(double normal_positive) {
    constexpr std::uint64_t root_of_half = 0x3fe6a09e667f3bcd;
    const auto bits = std::bit_cast<std::uint64_t>(normal_positive);
    const auto k = static_cast<std::int64_t>(bits - root_of_half) >> 52;
    const auto mantissa = bits - (static_cast<std::uint64_t>(k) << 52);
    return {static_cast<double>(k), std::bit_cast<double>(mantissa) - 1.0};
}

inline bool is_normal_positive(double x) {
    return std::bit_cast<std::uint64_t>(x) - 0x0010000000000000 < 0x7fe0000000000000;
}

/// Of zero, the denormal, the negative, the infinite, and what is not a number.
double log_of_special(double x);

/// 2 z^2/5 + 2 z^3/7 + … + 2 z^11/23; less than 2^-60 is left out, where z = s^2 as in log.
inline double atanh_tail(double z) {
    const double w = z * z;
    const double low = (2.0 / 5 + z * (2.0 / 7)) + w * (2.0 / 9 + z * (2.0 / 11));
    const double high = (2.0 / 13 + z * (2.0 / 15)) + w * (2.0 / 17 + z * (2.0 / 19));
    const double highest = 2.0 / 21 + z * (2.0 / 23);
    return w * (low + (w * w) * (high + (w * w) * highest));
}

/// Natural logarithm, within 1 unit in the last place. log(1 + f) = 2 atanh(s), s = f / (2 + f), by
/// its power series, and summed from small to large as in fdlibm (Sun 1993).
inline double log(double x) {
    if (!is_normal_positive(x)) [[unlikely]]
        return log_of_special(x);
    const auto [k, f] = split(x);
    const double s = f / (2 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    const double rest = z * (2.0 / 3) + atanh_tail(z);
    return s * (half_square + rest) + k * ln2_low - half_square + f + k * ln2_high;
}

/// exp(x + low) where |x| >= 708 or x is not a number.
double exp_of_large(double x, double low);

/// e^r without its scale: exp(x + low) = mantissa * 2^k. For |x| < 800.
struct Scaled {
    double mantissa = 0;
    std::int64_t k = 0;
};
inline Scaled exp_scaled(double x, double low) {
    constexpr double shift = 0x1.8p52;  // adding it rounds to whole numbers
    const double shifted = x * (1 / ln2) + shift;
    const double k = shifted - shift;
    const double high = x - k * ln2_high;
    const double rest = low - k * ln2_low;
    const double r = high + rest;
    // the power series of (e^r - 1 - r) / r^2; less than 2^-57 is left out for |r| <= ln(2)/2
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double c =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    const double series = a + r4 * (b + r4 * c);
    return {1 + (high + (rest + r2 * series)),
            std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(shift)};
}

/// exp(x + low), where low is small beside x.
inline double exp_of_sum(double x, double low) {
    if (!(std::fabs(x) < 708)) [[unlikely]]
        return exp_of_large(x, low);
    const auto [mantissa, k] = exp_scaled(x, low);
    return mantissa * std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// Exponential function, within 1 unit in the last place.
inline double exp(double x) { return exp_of_sum(x, 0); }

/// log(1 + x) and exp(x) - 1, exact also for small x (Kahan, HP-15C Advanced Functions Handbook
/// 1982).
inline double log1p(double x) {
    const double y = 1 + x;
    return y == 1 ? x : log(y) * (x / (y - 1));
}
inline double expm1(double x) {
    const double y = exp(x);
    if (y == 1) return x;
    return std::fabs(x) < 1 ? (y - 1) * (x / log(y)) : y - 1;
}

/// x^y for x >= 0, within 1 unit in the last place; not a number for x < 0.
double pow(double x, double y);

/// Logarithm of the gamma function, for x > 0; error below 3e-14 of it, or of 1 if that is more.
double log_gamma(double x);

/// (1 - Phi(x)) / phi(x) of the standard normal distribution, for x >= 1.
double mills_ratio(double x);

/// Probability that a standard normal number is above x, and that it is at most x; relative error
/// below 1e-14, also of the smallest.
double normal_upper(double x);
inline double normal_cdf(double x) { return normal_upper(-x); }

/// c[0] + c[1] x + … + c[7] x^7.
inline double polynomial(double x, const double (&c)[8]) {
    const double x2 = x * x;
    return ((c[0] + c[1] * x) + x2 * (c[2] + c[3] * x)) +
           (x2 * x2) * ((c[4] + c[5] * x) + x2 * (c[6] + c[7] * x));
}

/// Where |p - 1/2| > 0.425.
double normal_quantile_of_tail(double p);

/// The x with normal_cdf(x) = p, for 0 < p < 1; relative error about 1e-16. PPND16 of Wichura 1988,
/// "Algorithm AS 241: the percentage points of the normal distribution".
inline double normal_quantile(double p) {
    const double q = p - 0.5;
    if (std::fabs(q) > 0.425) return normal_quantile_of_tail(p);
    constexpr double above[8] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                                 1.9715909503065514427e3, 1.3731693765509461125e4,
                                 4.5921953931549871457e4, 6.7265770927008700853e4,
                                 3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr double below[8] = {1.0,
                                 4.2313330701600911252e1,
                                 6.8718700749205790830e2,
                                 5.3941960214247511077e3,
                                 2.1213794301586595867e4,
                                 3.9307895800092710610e4,
                                 2.8729085735721942674e4,
                                 5.2264952788528545610e3};
    const double r = 0.180625 - q * q;
    return q * (polynomial(r, above) / polynomial(r, below));
}

}  // namespace sim::math
