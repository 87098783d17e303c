// A small declared world for the tests of the reader and the writers.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/moment.hpp"
#include "sim/money.hpp"
#include "sim/quantity.hpp"
#include "sim/schema.hpp"

namespace cases {

using namespace sim;

template <class Q>
struct Constant {
    static constexpr std::string_view about = "Always the same.";
    Q value{};
    static constexpr auto fields() {
        return Fields{field<&Constant::value>("The value.", required)};
    }
    bool operator==(const Constant&) const = default;
};

template <class Q>
struct Uniform {
    static constexpr std::string_view about = "Anything between two bounds.";
    Q low{};
    Q high{};
    static constexpr auto fields() {
        return Fields{field<&Uniform::low>("The least.", required | non_negative),
                      field<&Uniform::high>("The most.", required)};
    }
    std::optional<std::string> problem() const {
        if (high < low) return "low is above high";
        return std::nullopt;
    }
    bool operator==(const Uniform&) const = default;
};

struct InOrder {
    static constexpr std::string_view about = "First come, first served.";
    static constexpr auto fields() { return Fields{}; }
    bool operator==(const InOrder&) const = default;
};

struct Backfill {
    static constexpr std::string_view about = "Later cars may pass.";
    int depth = 1;
    static constexpr auto fields() {
        return Fields{field<&Backfill::depth>("How many.", at_least(1) | at_most(10))};
    }
    bool operator==(const Backfill&) const = default;
};

enum class Colour { red, dark_blue, default_ };

struct Lane {
    static constexpr std::string_view about = "A lane of a car park.";
    Bandwidth capacity{};
    Duration delay{};
    Colour colour = Colour::dark_blue;
    static constexpr auto fields() {
        return Fields{field<&Lane::capacity>("How much | fits.", required | positive),
                      field<&Lane::delay>("How long it takes.", non_negative),
                      field<&Lane::colour>("Its colour.")};
    }
    bool operator==(const Lane&) const = default;
};

struct CarPark {
    static constexpr std::string_view about = "A car park.";
    std::string name{};
    Date opens{};
    std::optional<Moment> closes{};
    Rate rate{1};
    std::variant<Constant<Seconds>, Uniform<Seconds>> stay{};
    std::variant<InOrder, Backfill> order{};
    std::map<std::string, Lane> lanes{};
    std::vector<double> weights{};
    std::array<int, 2> sizes{3, 4};
    bool lit = true;
    std::uint64_t seed = 1;
    std::optional<Compute<Precision::fp16>> speed{};
    Money fee{250'000};
    double share = 0.5;

    static constexpr auto fields() {
        return Fields{field<&CarPark::name>("Its name."),
                      field<&CarPark::opens>("When it opens."),
                      field<&CarPark::closes>("When it closes."),
                      field<&CarPark::rate>("Cars per time.", required | positive),
                      field<&CarPark::stay>("How long a car stays."),
                      field<&CarPark::order>("Who goes first."),
                      field<&CarPark::lanes>("Its lanes, by name.", required | not_empty),
                      field<&CarPark::weights>("Weights.", non_negative),
                      field<&CarPark::sizes>("Sizes."),
                      field<&CarPark::lit>("Whether it is lit."),
                      field<&CarPark::seed>("The seed."),
                      field<&CarPark::speed>("Of its computer.", at_most(1e15)),
                      field<&CarPark::fee>("What an hour costs."),
                      field<&CarPark::share>("A share.", fraction)};
    }
    bool operator==(const CarPark&) const = default;
};

}  // namespace cases
