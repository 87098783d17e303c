// Student's quantiles against the printed tables and Boost; intervals against their coverage.
#include "analysis/confidence.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

using namespace analysis;

TEST_CASE("Student's quantiles agree with the tables") {
    // Abramowitz and Stegun 1964, table 26.10.
    CHECK(student(0.95, 9) == Approx(2.262).epsilon(0).margin(5e-4));
    CHECK(student(0.95, 30) == Approx(2.042).epsilon(0).margin(5e-4));
    CHECK(student(0.99, 60) == Approx(2.660).epsilon(0).margin(5e-4));
}

TEST_CASE("Student's quantiles agree with Boost at every size that is used") {
    for (std::size_t degrees = 9; degrees < 200; ++degrees) {
        const boost::math::students_t distribution(static_cast<double>(degrees));
        for (const double confidence : {0.9, 0.95, 0.99}) {
            const double true_value = boost::math::quantile(distribution, 0.5 + confidence / 2);
            CHECK(student(confidence, degrees) == Approx(true_value).epsilon(6e-5));
        }
    }
}

TEST_CASE("the interval is that of the textbook, and needs ten numbers") {
    // 1, 2 … 10: mean 5.5, variance 55/6; t(0.975, 9) = 2.26216.
    std::vector<double> numbers;
    for (int i = 1; i <= 10; ++i) {
        CHECK_FALSE(half_width(numbers, 0.95));
        numbers.push_back(i);
    }
    CHECK(*half_width(numbers, 0.95) == Approx(2.26216 * std::sqrt(55.0 / 6 / 10)).epsilon(1e-5));
}
