// Dimensions in types.
#include "sim/quantity.hpp"

#include <catch2/catch.hpp>
#include <type_traits>

#include "sim/money.hpp"

using namespace sim;

namespace {
template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept Divisible = requires(A a, B b) {
    a / b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
    a < b;
};
}  // namespace

TEST_CASE("unlike things can neither be added nor compared") {
    STATIC_REQUIRE(Addable<Seconds, Seconds>);
    STATIC_REQUIRE_FALSE(Addable<Seconds, Bytes>);
    STATIC_REQUIRE_FALSE(Addable<Seconds, double>);
    STATIC_REQUIRE_FALSE(Addable<Work<Precision::fp16>, Work<Precision::fp32>>);
    STATIC_REQUIRE_FALSE(Comparable<Power, Energy>);
    STATIC_REQUIRE_FALSE(Addable<Money, Yuan>);
}

TEST_CASE("multiplying and dividing combine the dimensions") {
    STATIC_REQUIRE(std::is_same_v<decltype(Bytes{} / Bandwidth{}), Seconds>);
    STATIC_REQUIRE(std::is_same_v<decltype(Power{} * Seconds{}), Energy>);
    STATIC_REQUIRE(std::is_same_v<decltype(RentalPrice{} * Accelerators{} * Seconds{}), Yuan>);
    STATIC_REQUIRE(std::is_same_v<decltype(Bytes{} / Bytes{}), double>);
    STATIC_REQUIRE(std::is_same_v<decltype(1.0 / Seconds{}), Rate>);
    CHECK((Bytes{100} / Bandwidth{20}).value == 5);
}

TEST_CASE("a precision stays with its operations, and two do not mix") {
    using Half = Precision;
    STATIC_REQUIRE(std::is_same_v<decltype(Compute<Half::fp16>{} * Seconds{}), Work<Half::fp16>>);
    STATIC_REQUIRE(std::is_same_v<decltype(Work<Half::fp16>{} / Compute<Half::fp16>{}), Seconds>);
    STATIC_REQUIRE_FALSE(Divisible<Work<Half::fp16>, Compute<Half::fp32>>);
}

TEST_CASE("money is rounded to the nearest millionth, ties to the even one") {
    CHECK(money_of(Yuan{1.0000004}) == Money{1'000'000});
    CHECK(money_of(Yuan{-0.25}) == Money{-250'000});
    CHECK(money_of(Yuan{0.0000025}) == Money{2});
    CHECK_FALSE(money_of(Yuan{1e13}));
    CHECK(Money{5} - Money{7} == Money{-2});
}
