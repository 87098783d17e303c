// Student's quantiles against the printed tables and Boost.
#include "analysis/experiments/student.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

using namespace analysis;

// The project's methods notes, section 4.2.
TEST_CASE("Student's quantiles agree with the tables") {
    CHECK(student(0.95, 1) == Approx(12.706205).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 2) == Approx(4.302653).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 4) == Approx(2.776445).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 9) == Approx(2.262157).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 19) == Approx(2.093024).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 29) == Approx(2.045230).epsilon(0).margin(5e-7));
    CHECK(student(0.95, 99) == Approx(1.984217).epsilon(0).margin(5e-7));
}

namespace {

/// By Boost.Math, in more digits than we have. 1 - confidence is exact from 1/2 on.
double by_boost(double confidence, std::size_t degrees) {
    const boost::math::students_t_distribution<long double> t(static_cast<long double>(degrees));
    return static_cast<double>(boost::math::quantile(
        boost::math::complement(t, (1 - static_cast<long double>(confidence)) / 2)));
}

void check_against_boost(const std::vector<double>& confidences) {
    std::vector<std::size_t> all{997, 998, 999, 1000, 1001, 1002, 5000, 1'000'000};
    for (std::size_t degrees = 1; degrees < 200; ++degrees) all.push_back(degrees);
    for (const std::size_t degrees : all)
        for (const double confidence : confidences) {
            INFO(degrees << " degrees, 1 - " << 1 - confidence);
            CHECK(student(confidence, degrees) ==
                  Approx(by_boost(confidence, degrees)).epsilon(1e-11));
        }
}

}  // namespace

TEST_CASE("Student's quantiles agree with Boost at every size that is used") {
    check_against_boost({0.01, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999});
}

TEST_CASE("Student's quantiles agree with Boost far out") {
    check_against_boost({1 - 1e-5, 1 - 1e-6, 1 - 1e-8, 1 - 1e-10, 1 - 1e-12});
}

// With one degree t is a tangent, with two a root.
TEST_CASE("Student's quantiles of one and two degrees agree with their closed forms") {
    for (const double confidence : {0.2, 0.5, 0.9, 0.95, 0.99, 0.999, 0.999'999, 0.999'999'999}) {
        const double beyond = 1 - confidence;
        INFO(confidence);
        CHECK(student(confidence, 1) ==
              Approx(1 / std::tan(1.5707963267948966 * beyond)).epsilon(1e-13));
        CHECK(student(confidence, 2) ==
              Approx(confidence * std::sqrt(2 / (beyond * (1 + confidence)))).epsilon(1e-13));
    }
}
