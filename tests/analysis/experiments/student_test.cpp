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

TEST_CASE("Student's quantiles agree with Boost at every size that is used") {
    std::vector<std::size_t> all{997, 998, 999, 1000, 1001, 1002, 5000, 1'000'000};
    for (std::size_t degrees = 1; degrees < 200; ++degrees) all.push_back(degrees);
    for (const std::size_t degrees : all) {
        const boost::math::students_t distribution(static_cast<double>(degrees));
        for (const double confidence : {0.1, 0.5, 0.9, 0.95, 0.99, 0.9999}) {
            const double true_value = boost::math::quantile(distribution, 0.5 + confidence / 2);
            INFO(degrees << " " << confidence);
            CHECK(student(confidence, degrees) == Approx(true_value).epsilon(1e-11));
        }
    }
}
