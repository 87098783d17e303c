// What a study asks beyond a fixed design: which point is best, or which one gives what was
// observed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/schema.hpp"

namespace analysis {

using sim::field;

enum class Best { smallest, largest };

enum class Procedure {
    kim_nelson,  // with a guarantee
    ocba,        // with a budget
};

struct Ranking {
    static constexpr std::string_view about =
        "`sweep select`: which point of a grid or list has the best mean of a measure?";

    std::string measure{};
    Best best = Best::smallest;
    Procedure procedure = Procedure::kim_nelson;
    double indifference = 0;
    std::int64_t runs = 10'000;

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Ranking::measure>("As `measure` has it.", required),
            field<&Ranking::best>("The smallest mean, or the largest."),
            field<&Ranking::procedure>(
                "`kim_nelson` weeds points out until one is left: the best one with probability "
                "`confidence`, if the second best is `indifference` worse (Kim and Nelson 2001). "
                "`ocba` divides `runs` so that the best is most probably found (Chen and others "
                "2000)."),
            field<&Ranking::indifference>(
                "For kim_nelson: a smaller difference does not matter; in the unit of the measure.",
                non_negative),
            field<&Ranking::runs>("In all, at most.", at_least(1)),
        };
    }
    std::optional<std::string> problem() const {
        if (procedure == Procedure::kim_nelson && !(indifference > 0))
            return "kim_nelson needs an `indifference` above 0";
        return std::nullopt;
    }
};

struct Target {
    static constexpr std::string_view about = "What was observed.";

    std::string measure{};
    double value = 0;
    double tolerance = 0;

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Target::measure>(
                "As `measure` has it, or `hindcast.NAME`: an observation of the scenario.",
                required),
            field<&Target::value>("In the unit of the measure.", required),
            field<&Target::tolerance>("How far off is still near, in the same unit; for "
                                      "history_matching a standard deviation.",
                                      required | positive),
        };
    }
};

enum class Method { nelder_mead, cma_es, history_matching };

struct Calibration {
    static constexpr std::string_view about =
        "`sweep calibrate`: which values within the ranges give what was observed?";

    std::vector<Target> targets{};
    Method method = Method::nelder_mead;
    std::int64_t points = 100;
    std::uint64_t seed = 1;

    static constexpr auto fields() {
        using namespace sim;
        return sim::Fields{
            field<&Calibration::targets>("Without it, the observations of the scenario's hindcast "
                                         "that are not out of sample."),
            field<&Calibration::method>(
                "`nelder_mead` for smooth answers and few factors, `cma_es` for rugged ones; both "
                "look for the smallest mean square of distances in tolerances. `history_matching` "
                "finds all that cannot be ruled out."),
            field<&Calibration::points>("At most so many are tried, each with all replications.",
                                        at_least(10)),
            field<&Calibration::seed>("Of cma_es."),
        };
    }
};

}  // namespace analysis
