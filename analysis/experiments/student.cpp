#include "analysis/experiments/student.hpp"

#include <cmath>

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

double by_bisection(double confidence, std::size_t degrees) {
    double low = 0;
    double high = right_angle;
    while (true) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (probability_within(middle, degrees) > confidence ? low : high) = middle;
    }
    return std::sqrt(static_cast<double>(degrees)) * sim::math::cos(high) / sim::math::sin(high);
}

// In powers of 1/degrees around the normal quantile (Abramowitz and Stegun 1964, 26.7.5).
double by_expansion(double confidence, double degrees) {
    const double x = sim::math::normal_quantile(0.5 + confidence / 2);
    const double s = x * x;
    const double terms[] = {
        x * (s + 1) / 4,
        x * ((5 * s + 16) * s + 3) / 96,
        x * (((3 * s + 19) * s + 17) * s - 15) / 384,
        x * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945) / 92160,
    };
    return x +
           (terms[0] + (terms[1] + (terms[2] + terms[3] / degrees) / degrees) / degrees) / degrees;
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
