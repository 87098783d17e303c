#include "analysis/experiments/student.hpp"

#include <cmath>
#include <iterator>

#include "sim/ensure.hpp"
#include "sim/math.hpp"
#include "sim/trigonometry.hpp"

namespace analysis {

namespace {

constexpr double right_angle = sim::math::pi / 2;

// Probability of |t| <= sqrt(degrees) / tan(rest): the finite sums for whole degrees (Abramowitz
// and Stegun 1964, 26.7.3 and 26.7.4), where their angle is a right one less `rest`.
double probability_within(double rest, std::size_t degrees) {
    const double cosine = sim::math::sin(rest);
    const double sine = sim::math::cos(rest);
    const bool odd = degrees % 2 != 0;
    double term = odd ? cosine : 1;
    double sum = degrees == 1 ? 0 : term;
    for (std::size_t i = odd ? 3 : 2; i + 2 <= degrees; i += 2) {
        term *= cosine * cosine * static_cast<double>(i - 1) / static_cast<double>(i);
        sum += term;
    }
    return odd ? (right_angle - rest + sine * sum) / right_angle : sine * sum;
}

// The same, less 1, for small rests: the incomplete beta function by a series of positive terms, so
// that nothing cancels (Abramowitz and Stegun 1964, 26.5.4).
double probability_beyond(double rest, std::size_t degrees) {
    const double sine = sim::math::sin(rest);
    const double square = sine * sine;
    const auto n = static_cast<double>(degrees);
    const bool odd = degrees % 2 != 0;
    double term = odd ? sine / right_angle : square / 2;
    for (double i = odd ? 1 : 2; i < n; i += 2) term *= square * (i + 1) / (i + 2);
    double sum = 0;
    for (double i = n; sum + term > sum; i += 2) {
        sum += term;
        term *= square * (i + 1) / (i + 2);
    }
    return sim::math::cos(rest) * sum;
}

double by_bisection(double confidence, std::size_t degrees) {
    const auto farther = [&](double rest) {
        return confidence > 0.99 ? probability_beyond(rest, degrees) < 1 - confidence
                                 : probability_within(rest, degrees) > confidence;
    };
    double low = 0;
    double high = right_angle;
    while (true) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (farther(middle) ? low : high) = middle;
    }
    return std::sqrt(static_cast<double>(degrees)) * sim::math::cos(high) / sim::math::sin(high);
}

// In powers of 1/degrees around the normal quantile (Abramowitz and Stegun 1964, 26.7.5, and one
// term more of the same expansion: Fisher and Cornish 1960).
double by_expansion(double confidence, double degrees) {
    const double x = -sim::math::normal_quantile((1 - confidence) / 2);
    const double s = x * x;
    const double terms[] = {
        x * (s + 1) / 4,
        x * ((5 * s + 16) * s + 3) / 96,
        x * (((3 * s + 19) * s + 17) * s - 15) / 384,
        x * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160,
        x * (((((27 * s + 339) * s + 930) * s - 1782) * s - 765) * s + 17955) / 368640,
    };
    double sum = 0;
    for (std::size_t i = std::size(terms); i-- > 0;) sum = (sum + terms[i]) / degrees;
    return x + sum;
}

}  // namespace

double student(double confidence, std::size_t degrees) {
    sim::ensure(degrees >= 1 && confidence > 0 && confidence < 1,
                "Student's t has degrees of freedom, and a probability is asked for", degrees,
                confidence);
    return degrees <= 1000 ? by_bisection(confidence, degrees)
                           : by_expansion(confidence, static_cast<double>(degrees));
}

}  // namespace analysis
