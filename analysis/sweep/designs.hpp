// The seam `design`: which points of the space of factors are played?
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/schema.hpp"

namespace analysis {

/// The designs, by the names they have in a study.
namespace designs {

using sim::field;

struct Grid {
    static constexpr std::string_view about = "All combinations of the values.";
    static constexpr bool wants_levels = true;
    static constexpr auto fields() { return sim::Fields{}; }
};

struct List {
    static constexpr std::string_view about =
        "The first values of all factors together, then the second …; all need as many.";
    static constexpr bool wants_levels = true;
    static constexpr auto fields() { return sim::Fields{}; }
};

struct LatinHypercube {
    static constexpr std::string_view about =
        "Points at random, but each factor's range in as many equal strata, each met once (McKay, "
        "Beckman and Conover 1979).";
    static constexpr bool wants_levels = false;
    std::int64_t points = 0;
    std::uint64_t seed = 1;
    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&LatinHypercube::points>("How many.", required | at_least(1)),
            field<&LatinHypercube::seed>("Chooses them."),
        };
    }
};

struct Sobol {
    static constexpr std::string_view about =
        "Points that fill the space evenly: Sobol's sequence with the direction numbers of Joe and "
        "Kuo, its first point kept.";
    static constexpr bool wants_levels = false;
    std::int64_t points = 0;
    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Sobol::points>("How many; a power of two fills best.", required | at_least(1)),
        };
    }
};

struct SobolIndices {
    static constexpr std::string_view about =
        "What share of a metric's variance each factor explains, alone and with the others "
        "(Sobol' 1993; estimators of Saltelli 2010 and Jansen 1999). Plays points x (factors + 2).";
    static constexpr bool wants_levels = false;
    std::int64_t points = 0;
    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&SobolIndices::points>("Of the two base samples; a power of two.",
                                         required | at_least(2)),
        };
    }
};

struct Morris {
    static constexpr std::string_view about =
        "Elementary effects: paths through a coarse grid that change one factor at a time (Morris "
        "1991). Plays trajectories x (factors + 1).";
    static constexpr bool wants_levels = false;
    std::int64_t trajectories = 0;
    std::int64_t levels = 4;
    std::uint64_t seed = 1;
    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Morris::trajectories>("How many.", required | at_least(2)),
            field<&Morris::levels>("Of the grid; an even number.", at_least(2)),
            field<&Morris::seed>("Chooses them."),
        };
    }
    std::optional<std::string> problem() const {
        if (levels % 2 != 0) return "levels must be even";
        return std::nullopt;
    }
};

}  // namespace designs

/// A point: a number in [0, 1] for each factor, in the order of their paths.
using Coordinates = std::vector<double>;

/// What a design is told of the factors: how many values each has; 0 for a range without steps.
using Levels = std::vector<std::size_t>;

/// Every design, the default first. To add one: declare it here, lay its points out in designs.cpp.
using Design = std::variant<designs::Grid, designs::List, designs::LatinHypercube, designs::Sobol,
                            designs::SobolIndices, designs::Morris>;

/// True where a range needs steps.
bool wants_levels(const Design& design);

/// How many points a design has.
std::uint64_t count_points(const Design& design, const Levels& levels);

/// Calls `visit` with each point in order. A grid has one at a time in memory, others all.
void lay_out(const Design& design, const Levels& levels,
             const std::function<void(const Coordinates&)>& visit);

}  // namespace analysis
