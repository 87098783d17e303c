// Names taken from the code, rules, and what counts as a section or a choice.
#include "sim/schema.hpp"

#include <catch2/catch.hpp>

#include "sim/field_types.hpp"
#include "tests/sim/schema_cases.hpp"

using namespace cases;

TEST_CASE("a type's kind is its name in snake case, without its template arguments") {
    CHECK(kind_of<InOrder>() == "in_order");
    CHECK(kind_of<Constant<Seconds>>() == "constant");
    CHECK(kind_of<Constant<Work<Precision::fp16>>>() == "constant");
    CHECK(kinds_of<decltype(CarPark::order)>() == std::vector<std::string>{"in_order", "backfill"});
}

TEST_CASE("a member's name is its key") {
    CHECK(member_name<&Lane::capacity>() == "capacity");
    CHECK(member_name<&Uniform<Compute<Precision::int8>>::low>() == "low");
}

TEST_CASE("an enum's names are found in their order, without a final underscore") {
    constexpr auto names = enumerators<Colour>();
    CHECK(std::vector<std::string_view>(names.begin(), names.end()) ==
          std::vector<std::string_view>{"red", "dark_blue", "default"});
    CHECK(name_of(Colour::default_) == "default");
    CHECK(enumerator_named<Colour>("dark_blue") == Colour::dark_blue);
    CHECK_FALSE(enumerator_named<Colour>("blue"));
}

TEST_CASE("rules joined hold both") {
    constexpr Rule rule = required | positive | at_most(3);
    CHECK(rule.required);
    CHECK(rule.above == 0.0);
    CHECK(rule.at_most == 3.0);
    CHECK_FALSE(rule.below);
}

TEST_CASE("sections list their fields in order") {
    std::vector<std::string_view> names;
    for_each_field<Lane>([&](const auto& field) { names.push_back(field.name); });
    CHECK(names == std::vector<std::string_view>{"capacity", "delay", "colour"});
    STATIC_REQUIRE(Section<Lane>);
    STATIC_REQUIRE_FALSE(Section<int>);
    STATIC_REQUIRE(Choice<decltype(CarPark::stay)>);
    STATIC_REQUIRE_FALSE(Choice<std::variant<int, double>>);
    STATIC_REQUIRE(ChecksItself<Uniform<double>>);
    STATIC_REQUIRE_FALSE(ChecksItself<Lane>);
    STATIC_REQUIRE(HasShortForm<decltype(CarPark::stay)>);
    STATIC_REQUIRE_FALSE(HasShortForm<decltype(CarPark::order)>);
}
